"""What Markdown may call: facts by name, and the words for figures."""

import sys
from pathlib import Path

from mkdocs_macros.plugin import MacrosPlugin

sys.path.append(str(Path(__file__).parent))

from drawings.placing import anchor
from guide.alone import guide_alone
from pricing import wording
from pricing.changes import changes
from pricing.chart import chart
from pricing.estimator import estimator_data


def define_env(env: MacrosPlugin) -> None:
    guide = env.conf["extra"].get("guide") or guide_alone(Path(__file__).parents[1])
    env.variables["bot"] = guide.bot
    env.variables["catalog"] = guide.catalog
    env.variables["changes"] = changes(guide.catalog)
    env.variables["chart"] = chart(guide.catalog)
    env.variables["estimator"] = estimator_data(guide.catalog)
    env.variables["glossary"] = guide.glossary
    env.variables["guide"] = guide
    env.filter(wording.about)
    env.filter(wording.cents)
    env.filter(wording.day)
    env.filter(wording.money)
    env.filter(wording.number)
    env.macro(lambda name: anchor(guide.gallery.sheet(name).id), "drawing")
    env.macro(guide.gallery.label)
    env.macro(guide.catalog.rewrites_for)
    env.macro(guide.catalog.pictures_for)
