"""What the jobs in .github/workflows say on GitHub: one comment, one issue, one pull request each."""
