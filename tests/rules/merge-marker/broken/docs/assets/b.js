One
>>>>>>> other
