"""``qyzmet law check``: read the files of the law anew, strictly."""

from __future__ import annotations

import argparse
import json
import sys

from qyzmet.law.acts import BadAct, acts
from qyzmet.law.catalogue import edition, files
from qyzmet.law.loader import read_edition
from qyzmet.law.plain import plain
from qyzmet.law.problems import BadFile, Problem
from qyzmet.law.text import Text

_SOUND = Text("{n} файл оқылды, бәрі дұрыс", "прочитано файлов: {n}, все верны", "{n} files read, all sound")


def run(arguments: argparse.Namespace) -> int:
    """Print every problem of every file; 1 if there is one."""
    known = files()
    if arguments.edition and arguments.edition not in known:
        edition(arguments.edition)
    wanted = [arguments.edition] if arguments.edition else list(known)
    problems: list[Problem] = []
    for name in wanted:
        try:
            read_edition(known[name])
        except BadFile as error:
            problems += error.problems
    if not arguments.edition and not problems:
        try:
            wanted += [act.id for act in acts()]
        except BadAct as error:
            problems += error.problems
    if arguments.json:
        print(json.dumps([plain(one) for one in problems], ensure_ascii=False, indent=2))
    else:
        for problem in problems:
            print(problem, file=sys.stderr)
        if not problems:
            print(_SOUND.in_(arguments.lang).format(n=len(wanted)))
    return 1 if problems else 0
