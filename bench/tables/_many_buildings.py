"""A workspace with as many finished submissions as asked for, without any check: `FOLDER COUNT`."""

import hashlib
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests"))

from builders.districts import many
from cimcheck.workspace.entry import CheckKey, Finished, Member
from cimcheck.workspace.owner import Owner
from cimcheck.workspace.request import Limits
from cimcheck.workspace.workspace import open_workspace


def main(folder: str, count: int) -> None:
    """Enter the submissions and how they ended."""
    entries = list(many(count))
    with open_workspace(folder, create=True) as workspace, workspace.at_work(Owner.this_process()):
        owner = Owner.this_process()
        workspace.ledger.announce(owner)
        members = []
        for entry in entries:
            digest = hashlib.sha256(entry.submission.encode()).hexdigest()
            key = CheckKey(entry.submission, digest, "", "rules", "reader", "{}")
            members.append(Member(key, entry.project, ()))
        workspace.ledger.begin("generated", "{}", members)
        for entry, member in zip(entries, members, strict=True):
            workspace.ledger.claim(member.key.id, owner)
            finished = Finished(entry.outcome, entry.message, None, None, entry.packed_brief)
            workspace.ledger.finish(member.key.id, owner, finished, Limits())


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
