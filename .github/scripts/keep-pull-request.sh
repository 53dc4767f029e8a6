#!/bin/sh
# keep-pull-request.sh BRANCH TITLE FOLDER: keep one pull request that brings the pins in FOLDER.
#
# It brings requirements.txt and data/price_sources.yml in one commit on the one that is checked out, with the text of
# FOLDER/report.md. Without a difference there is none. BRANCH is ours alone: what people push to it goes with the next
# change. A second run changes nothing more. GITHUB_REF_NAME is the branch to merge into, GITHUB_REPOSITORY_OWNER is us.
set -eu
branch=$1 title=$2 folder=$3
files='requirements.txt data/price_sources.yml'

# Not `gh pr list --head`: it would find the branch of that name in a fork too.
number=$(gh api --method GET 'repos/{owner}/{repo}/pulls' -f state=open -f base="$GITHUB_REF_NAME" \
  -f head="$GITHUB_REPOSITORY_OWNER:$branch" --jq '.[0].number // empty')

# Into the files that are there: whatever FOLDER holds, no other file, mode or link gets into the commit.
for file in $files; do cat "$folder/$file" > "$file"; done
# shellcheck disable=SC2086 # two files
if git diff --quiet -- $files; then
  if [ -n "$number" ]; then gh pr close "$number"; fi
  echo "Nothing to bring: no pull request from '$branch' is open."
  exit
fi

# GitHub takes 65,536 characters: whole lines, and how many are left out.
body=$(LC_ALL=C awk '(size += length + 1) <= 60000 { print; next } { more++ }
  END { if (more) print "\n… and " more " more lines" }' "$folder/report.md")

# With the time of the commit below it, the same change has the same hash each day, and is pushed and tested once.
time=$(git log -1 --format=%cI)
export GIT_AUTHOR_DATE="$time" GIT_COMMITTER_DATE="$time"
# shellcheck disable=SC2086
git -c user.name='github-actions[bot]' -c user.email='41898282+github-actions[bot]@users.noreply.github.com' \
  commit --quiet --message "$title" -- $files
commit=$(git rev-parse HEAD) untested=
gh auth setup-git
if [ "$(git ls-remote origin "refs/heads/$branch" | cut -f 1)" != "$commit" ]; then
  git push --quiet --force origin "$commit:refs/heads/$branch"
  untested=yes
fi
if [ -n "$number" ]; then
  gh api --silent --method PATCH "repos/{owner}/{repo}/pulls/$number" -f title="$title" -f body="$body"
  echo "Pull request $number is up to date."
else
  gh pr create --base "$GITHUB_REF_NAME" --head "$branch" --title "$title" --body "$body"
  untested=yes
fi
# What the pull request of a workflow starts by itself waits until somebody approves it.
if [ -n "$untested" ]; then gh workflow run pull-request.yml --ref "$branch"; fi
