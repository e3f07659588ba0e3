"""A model as another export of the same building writes it."""

import hashlib
import random
import re

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_$"
ROOTED = re.compile(r"(=\s*IFC\w+\s*\(\s*')([0-9A-Za-z_$]{22})(')")


def exported_again(text: str, *, shift: int = 7000) -> str:
    """The same model with every GlobalId new and every STEP id moved."""
    new_ids = ROOTED.sub(lambda match: match.group(1) + new_guid(match.group(2)) + match.group(3), text)
    return re.sub(r"#(\d+)", lambda match: f"#{int(match.group(1)) + shift}", new_ids)


def new_guid(old: str) -> str:
    chance = random.Random(hashlib.sha256(old.encode()).digest())
    return "0123"[chance.randrange(4)] + "".join(chance.choice(ALPHABET) for _ in range(21))
