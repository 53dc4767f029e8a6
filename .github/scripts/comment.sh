#!/bin/sh
# comment.sh: keep one comment under a pull request that tells what it changes for readers.
#
# The run ran code of the pull request: what it left is a text that anybody may have written. It is read out of its
# archive as far as a limit, nothing is unpacked, and each of its signs is shown as it is. Whose run it was says GitHub,
# in the event: RUN_ID, RUN_URL, HEAD_SHA, HEAD_BRANCH, HEAD_OWNER. A second run changes nothing more.
set -eu
export LC_ALL=C
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The event names no pull request when it comes from a fork. A commit that is not the newest any more gets no comment.
number=$(gh api --method GET 'repos/{owner}/{repo}/pulls' -f state=open -f head="$HEAD_OWNER:$HEAD_BRANCH" \
  --jq 'map(select(.head.sha == env.HEAD_SHA))[0].number // empty')
if [ -z "$number" ]; then echo "The commit belongs to no open pull request any more."; exit; fi

artifact=$(gh api --method GET "repos/{owner}/{repo}/actions/runs/$RUN_ID/artifacts" -f name=changes-for-readers \
  --jq '.artifacts | map(select(.expired | not))[0] // empty
    | if .size_in_bytes > 262144 then error("changes-for-readers is too large: it is not read") else .id end')
if [ -z "$artifact" ]; then echo "The run has nothing to tell."; exit; fi
gh api "repos/{owner}/{repo}/actions/artifacts/$artifact/zip" > "$work/artifact.zip"

# 20,000 bytes: were they all tildes, the two fences would be as long again each, and GitHub takes 65,536 characters.
# Signs that nobody sees become blanks: control characters, marks without width, marks that turn the direction of text.
unzip -p "$work/artifact.zip" changes.md | head -c 20000 | perl -pe '
  s/[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]/ /g;
  s/\xe2\x80[\x8b-\x8f\xa8-\xae]|\xe2\x81[\xa0-\xaf]|\xd8\x9c|\xef\xbb\xbf/ /g' > "$work/changes"
if [ ! -s "$work/changes" ]; then echo "changes-for-readers is no archive with a text changes.md in it." >&2; exit 1; fi

# A block ends at a line of as many tildes as it began with: longer than any row of them in the text.
fence="~~~$(grep -o '~~*' "$work/changes" | sort | tail -n 1)"
{
  echo "**What changes for readers** with $(printf %.7s "$HEAD_SHA"). The built site is the artifact \`site\` of" \
    "[the run]($RUN_URL). The code of this pull request wrote what follows:"
  printf '\n%sdiff\n' "$fence"
  cat "$work/changes"
  printf '\n%s\n' "$fence"
} > "$work/comment.md"
# Of the comments under a pull request only this one is by a workflow.
gh pr comment "$number" --edit-last --create-if-none --body-file "$work/comment.md"
