One
A-MERGE-ENDS other
