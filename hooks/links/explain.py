"""Tell how a verdict came about."""

from links.finding import Finding, Verdict
from links.redact import redact

MEANING = {
    Verdict.OK: "The page is there, and the server answers differently for a page that is not.",
    Verdict.MOVED: "Permanent redirects alone lead to a page that is there: the link may be changed.",
    Verdict.DEAD: "The server itself says that the page is gone, or the part of it that the link names is not in it.",
    Verdict.BLOCKED: "The server refuses programs. That says nothing about the page: look in a browser.",
    Verdict.INCONCLUSIVE: "The answer would look the same if the page were gone: look in a browser.",
    Verdict.UNREACHABLE: "The server gave no usable answer. It may be back in an hour.",
    Verdict.OFFLINE: "Nothing answered at all, so the fault is most likely on this side.",
}


def explain(finding: Finding) -> str:
    """Each request on the way, the verdict, and why it is that one."""
    hops = [f"{number}. {hop.url}\n   {hop.status or '-'} {hop.seen}" for number, hop in enumerate(finding.hops, 1)]
    to = f" -> {finding.final_url}" if finding.final_url not in ("", finding.url) else ""
    lines = [*hops, f"{finding.verdict}: {finding.url}{to}", f"Seen: {finding.reason}", MEANING[finding.verdict]]
    return redact("\n".join(lines))
