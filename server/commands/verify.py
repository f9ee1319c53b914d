#!/usr/bin/env python3
"""Second verifier of a round's bundle, after docs/ledger-format.md, with Python's standard library alone.

usage: verify.py <bundle> ... [--head <file or "size root">] [--receipt <file>] [--proof <file>] [--folder <folder>]
One bundle is printed step by step; several give one line each: exit code, file, the step that failed or was not compared.
exit codes: 0 ok, 2 usage, 3 head or receipt not compared, 5 format, 10 signature, 20 fork, 30 leaf or chain, 40 opening, 50 roll, 60 rule, 70 tally.
"""
import argparse
import base64
import hashlib
import hmac
import json
import math
import os
import re
import sys
from datetime import datetime, timedelta, timezone

STEPS = [
    ("format", 5, "文件格式"),
    ("signature", 10, "存根签名"),
    ("head", 20, "和我手里的存根接得上"),
    ("leaves", 30, "每一条的编号、前后相接"),
    ("root", 30, "全部条目合起来的根"),
    ("openings", 40, "打开的内容和封存的一致"),
    ("roll", 50, "住户名册和总户数"),
    ("terms", 60, "题目和规则没有换过"),
    ("window", 60, "都在开始和截止之间"),
    ("standing", 60, "每户以有效的最后一次为准"),
    ("owners", 60, "每位业主只计一次"),
    ("rule", 60, "按规则逐条算"),
    ("totals", 70, "合计和公布的一致"),
    ("shares", 70, "各种方式、各经办人占多少"),
    ("receipt", 20, "我的回执在里面"),
    ("seal", 10, "整份文件的签章"),
]
MARKS = {"ok": "✓", "failed": "✗", "open": "○", "skipped": "–", "uncompared": "?"}
UNCOMPARED_CODE = 3
MAX_SAFE = 2 ** 53 - 1


class Failed(Exception):
    """A step that does not hold; the sentence says what."""


# ---------------------------------------------------------------- RFC 8785, for strings, booleans, safe integers, lists, objects

ESCAPES = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
ESCAPED = re.compile(r'[\x00-\x1f"\\]')


def spell_text(text):
    return '"' + ESCAPED.sub(lambda m: ESCAPES.get(m.group()) or "\\u%04x" % ord(m.group()), text) + '"'


def canonical(value):
    if value is True:
        return "true"
    if value is False:
        return "false"
    if isinstance(value, str):
        return spell_text(value)
    if isinstance(value, int):
        if abs(value) > MAX_SAFE:
            raise ValueError("not a safe integer")
        return str(value)
    if isinstance(value, list):
        return "[" + ",".join(canonical(item) for item in value) + "]"
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be", "surrogatepass"))
        return "{" + ",".join(spell_text(key) + ":" + canonical(value[key]) for key in keys) + "}"
    raise ValueError("not hashed: null or a fraction")


def refuse_number(_text):
    raise ValueError("only whole numbers")


def parse(text):
    return json.loads(text, parse_float=refuse_number, parse_constant=refuse_number)


# ---------------------------------------------------------------- hashes, RFC 9162, Ed25519 (RFC 8032), C2SP signed notes


def sha256(*parts):
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    return digest.digest()


def is_hex(value, digits):
    return isinstance(value, str) and len(value) == digits and re.fullmatch("[0-9a-f]*", value) is not None


def from_hex(value):
    if not is_hex(value, len(value)) or len(value) % 2:
        raise ValueError("not lower-case hex")
    return bytes.fromhex(value)


def from_base64(text):
    raw = base64.b64decode(text, validate=True)
    if base64.b64encode(raw).decode() != text:
        raise ValueError("not canonical base64")
    return raw


class Tree:
    """RFC 9162 tree over leaf hashes; roots of every complete subtree are kept."""

    def __init__(self):
        self.levels = [[]]

    def append(self, leaf):
        level = 0
        while True:
            if level == len(self.levels):
                self.levels.append([])
            row = self.levels[level]
            row.append(leaf)
            if len(row) % 2:
                return
            leaf = sha256(b"\x01", row[-2], row[-1])
            level += 1

    def size(self):
        return len(self.levels[0])

    def root(self, size=None):
        size = self.size() if size is None else size
        if size == 0:
            return sha256(b"")
        parts = []
        start = 0
        for level in range(len(self.levels) - 1, -1, -1):
            if size - start >= 1 << level:
                parts.append(self.levels[level][start >> level])
                start += 1 << level
        root = parts.pop()
        while parts:
            root = sha256(b"\x01", parts.pop(), root)
        return root


def included(leaf, index, size, path, root):
    if not 0 <= index < size:
        return False
    fn, sn, node = index, size - 1, leaf
    for sibling in path:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            node = sha256(b"\x01", sibling, node)
            while fn and not fn & 1:
                fn >>= 1
                sn >>= 1
        else:
            node = sha256(b"\x01", node, sibling)
        fn >>= 1
        sn >>= 1
    return sn == 0 and node == root


def consistent(old, new, path, old_root, new_root):
    """RFC 9162 section 2.1.4.2: the tree of `new` leaves begins with the tree of `old` leaves; 0 < old < new."""
    path = ([old_root] if old & (old - 1) == 0 else []) + path
    if not path:
        return False
    fn, sn = old - 1, new - 1
    while fn & 1:
        fn >>= 1
        sn >>= 1
    fr = sr = path[0]
    for sibling in path[1:]:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            fr, sr = sha256(b"\x01", sibling, fr), sha256(b"\x01", sibling, sr)
            while fn and not fn & 1:
                fn >>= 1
                sn >>= 1
        else:
            sr = sha256(b"\x01", sr, sibling)
        fn >>= 1
        sn >>= 1
    return sn == 0 and fr == old_root and sr == new_root


P = 2 ** 255 - 19
L = 2 ** 252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
SQRT_M1 = pow(2, (P - 1) // 4, P)


def point_add(p, q):
    a = (p[1] - p[0]) * (q[1] - q[0]) % P
    b = (p[1] + p[0]) * (q[1] + q[0]) % P
    c = 2 * p[3] * q[3] * D % P
    d = 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def point_mul(scalar, point):
    result = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            result = point_add(result, point)
        point = point_add(point, point)
        scalar >>= 1
    return result


def recover_x(y, sign):
    if y >= P:
        return None
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    if x2 == 0:
        return None if sign else 0
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P:
        x = x * SQRT_M1 % P
    if (x * x - x2) % P:
        return None
    return P - x if x & 1 != sign else x


def decompress(raw):
    number = int.from_bytes(raw, "little")
    y, sign = number & ((1 << 255) - 1), number >> 255
    x = recover_x(y, sign)
    return None if x is None else (x, y, 1, x * y % P)


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE_X = recover_x(BASE_Y, 0)
BASE = (BASE_X, BASE_Y, 1, BASE_X * BASE_Y % P)


def verify_signature(message, signature, public_key):
    if len(signature) != 64 or len(public_key) != 32:
        return False
    a, r = decompress(public_key), decompress(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= L:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + public_key + message).digest(), "little") % L
    left, right = point_mul(s, BASE), point_add(r, point_mul(k, a))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0


NOTE = re.compile(
    r"([^\n]+)\n(0|[1-9][0-9]{0,14})\n([A-Za-z0-9+/=]+)\n\n— ([^\n ]+) ([A-Za-z0-9+/=]+)\n", re.ASCII
)


def open_note(note, public_key):
    """(origin, size, root) of a signed note whose signature holds, else None."""
    match = NOTE.fullmatch(note)
    if match is None:
        return None
    origin, size, root, name, stamp = match.groups()
    try:
        key, root_raw, stamp_raw = from_hex(public_key), from_base64(root), from_base64(stamp)
        body = ("%s\n%s\n%s\n" % (origin, size, root)).encode()
        key_id = key_id_of(name, key)
    except ValueError:
        return None
    fits = name == origin and len(root_raw) == 32 and len(stamp_raw) == 68 and stamp_raw[:4] == key_id
    if not fits or not verify_signature(body, stamp_raw[4:], key):
        return None
    return origin, int(size), root_raw


def key_id_of(name, key):
    return sha256((name + "\n").encode(), b"\x01", key)[:4]


def key_named_by(leaf):
    """The key that a leaf puts in force, None: it puts none."""
    said = leaf.get("d")
    key = said.get("publicKey") if leaf.get("t") in ("genesis", "keyRotate") and isinstance(said, dict) else None
    return key if isinstance(key, str) else None


def key_after(leaf, before):
    """The key that signs from a keyRotate leaf on, None unless both keys have signed this very change."""
    said = leaf.get("d", {})
    after, names = said.get("publicKey"), ("keyId", "newSignature", "oldSignature", "publicKey")
    if before is None or after == before or not all(isinstance(said.get(name), str) for name in names):
        return None
    origin = "neighbourhood-renewal/" + leaf["log"]
    lines = ("neighbourhood-renewal/key-rotation/v1", origin, str(leaf["seq"]), leaf["prev"], before, after)
    message = "".join(line + "\n" for line in lines).encode()
    try:
        new = from_hex(after)
        signed = verify_signature(message, from_hex(said["oldSignature"]), from_hex(before)) and verify_signature(
            message, from_hex(said["newSignature"]), new
        )
        return after if signed and said["keyId"] == key_id_of(origin, new).hex() else None
    except ValueError:
        return None


# ---------------------------------------------------------------- reading

MEMBERS = ["checkpoint", "format", "leaves", "openings", "origin", "publicKey", "published", "roll", "round", "seal", "terms", "tier"]
TIERS = ("world", "household", "owners", "pseudonymous", "auditor")
FORMAT = "neighbourhood-renewal/bundle/1"


def read_bundle(raw):
    try:
        text = raw.decode("utf-8")
        bundle = parse(text)
        shaped = is_shaped(bundle)
        same = shaped and canonical(bundle) == text
        text.encode("utf-8")
    except (ValueError, RecursionError):
        raise Failed("不是格式为 %s 的核对包：读不懂。" % FORMAT)
    if not shaped:
        raise Failed("不是格式为 %s 的核对包：多了、少了、换了一段。" % FORMAT)
    if not same:
        raise Failed("不是规范写法（RFC 8785），可能被改写过。")
    return text, bundle


def is_shaped(bundle):
    if not isinstance(bundle, dict) or bundle.get("format") != FORMAT:
        return False
    # The list of a pseudonymous round stands at its own tier and nowhere else.
    listing = ["list"] if bundle.get("tier") == "pseudonymous" else []
    if sorted(bundle) != sorted(MEMBERS + listing) or not all(isinstance(bundle[name], dict) for name in listing):
        return False
    texts = all(isinstance(bundle[name], str) for name in ("checkpoint", "origin", "publicKey", "round", "seal"))
    objects = all(isinstance(bundle[name], dict) for name in ("terms", "published", "roll"))
    if not texts or not objects or bundle["tier"] not in TIERS or not is_hex(bundle["publicKey"], 64):
        return False
    if not is_roll(bundle["roll"]) or not all(isinstance(bundle[name], list) for name in ("leaves", "openings")):
        return False
    return all(isinstance(leaf, dict) for leaf in bundle["leaves"]) and all(is_opened(each) for each in bundle["openings"])


def is_roll(roll):
    names, key = roll.get("households"), roll.get("key")
    if any(member not in ("households", "electors", "key") for member in roll):
        return False
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        return False
    electors = roll.get("electors", [])
    if not isinstance(electors, list) or not all(isinstance(elector, dict) for elector in electors):
        return False
    return "key" not in roll or is_hex(key, 64)


def is_number(value):
    return isinstance(value, int) and not isinstance(value, bool)


def is_opened(opened):
    if not isinstance(opened, dict) or sorted(opened) != ["fields", "seq"]:
        return False
    if not is_number(opened["seq"]) or not isinstance(opened["fields"], dict):
        return False
    return all(
        isinstance(each, dict) and sorted(each) == ["salt", "value"] and isinstance(each["salt"], str)
        for each in opened["fields"].values()
    )


# ---------------------------------------------------------------- the steps


class Verification:
    def __init__(self, raw, head=None, receipt=None, proof=None):
        self.raw, self.typed_head, self.receipt_text, self.proof_text = raw, head, receipt, proof
        self.hashes, self.tree = [], Tree()
        self.recounted = None

    def run(self):
        """[(step, status, detail)] up to the first that fails."""
        found = []
        for name, _code, _title in STEPS:
            try:
                status, detail = getattr(self, "step_" + name)()
            except Failed as fault:
                status, detail = "failed", str(fault)
            except Exception:  # noqa: BLE001 - hostile content of any kind is a failed step, never a crash
                status, detail = "failed", "内容不完整或读不懂。"
            found.append((name, status, detail))
            if status == "failed":
                break
        return found

    def step_format(self):
        self.text, self.bundle = read_bundle(self.raw)
        self.leaves = self.bundle["leaves"]
        self.round_leaves = [leaf for leaf in self.leaves if leaf.get("round") == self.bundle["round"]]
        origin = self.bundle["origin"]
        self.log = origin[origin.find("/") + 1:]
        return "ok", "写法规范，读得懂。"

    def step_signature(self):
        key = self.bundle["publicKey"]
        self.head = open_note(self.bundle["checkpoint"], key)
        if self.head is None:
            raise Failed("存根的签名不对：不是这把公钥签的，或者被改过。")
        if self.head[0] != self.bundle["origin"] or self.head[0] != "neighbourhood-renewal/" + self.log:
            raise Failed("存根不是这本登记簿的。")
        return "ok", "共 %d 条，公钥 %s…" % (self.head[1], key[:16])

    def hash_leaves(self):
        for leaf in self.leaves[len(self.hashes):]:
            hashed = sha256(b"\x00", canonical(leaf).encode())
            self.hashes.append(hashed.hex())
            self.tree.append(hashed)

    def step_head(self):
        if self.typed_head is None:
            return "skipped", "没有给出别处的存根，这一步没有做。"
        typed = self.read_head(self.typed_head.replace("\r\n", "\n"))
        if typed is None:
            raise Failed("给出的存根读不懂，或者不是这本登记簿的钥匙签的。请检查条数和根是否抄对；登记簿换过钥匙的，请下载新的核对包。")
        size, root = typed
        self.hash_leaves()
        incident = self.incident_over(size, root)
        if size > self.tree.size() and incident is not None:
            raise Failed(incident)
        if size > self.tree.size():
            return self.check_newer_head("您的存根", size, root)
        ours = self.tree.root(size)
        if ours != root and incident is not None:
            raise Failed(incident)
        if ours != root:
            raise Failed("前 %d 条算出的根是 %s，您手里的是 %s：登记簿被改过，或者有两本。" % (size, ours.hex(), root.hex()))
        return "ok", "前 %d 条和您手里的存根一模一样。" % size

    def incident_over(self, size, root):
        """Why a head that somebody holds is no longer continued: the incident that gave it up, None: none did."""
        for leaf in self.leaves:
            said = leaf.get("d", {})
            if leaf.get("t") == "incident" and said.get("lostSize") == size and said.get("lostRoot") == root.hex():
                return "您手里的存根（%d 条）已经作废：第 %d 条登记了事故，%s" % (size, leaf["seq"], incident_words(said))
        return None

    def check_newer_head(self, what, size, root):
        """A head of more leaves than the bundle has continues it by the proof that was given, or is not compared."""
        ours, proof = self.tree.size(), self.read_proof()
        if proof is None or proof[:2] != (ours, size):
            address = "/api/v1/ledgers/%s/proofs/consistency?from=%d&to=%d" % (self.log, ours, size)
            return "uncompared", "%s有 %d 条，这份核对包只有 %d 条，没有比成。请下载新的核对包再核对，或者一并给出衔接证明（%s）。" % (
                what, size, ours, address,
            )
        if ours < 1 or not consistent(ours, size, proof[2], self.tree.root(), root):
            raise Failed("%s有 %d 条，照衔接证明和这份核对包接不上：登记簿被改过，或者有两本。" % (what, size))
        return "ok", "%s有 %d 条，照衔接证明，接在这份核对包的 %d 条后面。" % (what, size, ours)

    def read_proof(self):
        """(from, to, hashes) of what was given as a proof, None: nothing, or no such document"""
        try:
            proof = parse(self.proof_text)
            hashes = [from_hex(each) if len(each) == 64 else None for each in proof["hashes"]]
            return None if None in hashes else (proof["from"], proof["to"], hashes)
        except (ValueError, TypeError, KeyError, AttributeError):
            return None

    def read_head(self, text):
        if "\n\n" in text:
            note = self.open_head(text if text.endswith("\n") else text + "\n")
            return None if note is None else (note[1], note[2])
        match = re.fullmatch(r"\s*([0-9]{1,15})\s+(\S.*?)\s*", text, re.DOTALL)
        if match is None:
            return None
        written = re.sub(r"\s+", "", match.group(2))
        try:
            root = from_hex(written.lower()) if len(written) == 64 else from_base64(written)
        except ValueError:
            return None
        return (int(match.group(1)), root) if len(root) == 32 else None

    def step_leaves(self):
        self.hash_leaves()
        for place, leaf in enumerate(self.leaves):
            fault = leaf_fault(leaf)
            if fault is not None:
                raise Failed("第 %d 条%s" % (place, fault))
            if leaf["log"] != self.log or leaf["seq"] != place:
                raise Failed("第 %d 条不在它自己的位置上。" % place)
            if leaf["prev"] != (self.hashes[place - 1] if place else "0" * 64):
                raise Failed("第 %d 条和上一条接不上。" % place)
            if (leaf["t"] == "genesis") != (place == 0):
                raise Failed("第 %d 条：只有第 0 条是开簿，也必须是开簿。" % place)
        opening = self.leaves[0].get("d", {}) if self.leaves else {}
        if opening.get("origin") != self.bundle["origin"]:
            raise Failed("登记簿开簿时写下的钥匙或名字，和核对包里的不一样。")
        return "ok", "%d 条，从第 0 条起一条不缺。%s" % (len(self.leaves), self.check_keys())

    def check_keys(self):
        """The bundle's key is the one that the log was opened with, or was handed over to since, each by the one before."""
        key, times = key_named_by(self.leaves[0]) if self.leaves else None, 0
        for leaf in self.leaves:
            if leaf["t"] != "keyRotate":
                continue
            key = key_after(leaf, key)
            if key is None:
                raise Failed("第 %d 条更换钥匙没有新旧两把钥匙的签字，或签字不对。" % leaf["seq"])
            times += 1
        if key != self.bundle["publicKey"]:
            if times == 0:
                raise Failed("登记簿开簿时写下的钥匙或名字，和核对包里的不一样。")
            raise Failed("登记簿换过钥匙，现在用的不是核对包里的这一把。")
        return "换过 %d 次签名的钥匙，每次新旧两把都签了字。" % times if times else ""

    def key_at(self, size):
        """The key that signs heads of a size: the newest that the leaves below name, the bundle's own for a longer log."""
        if size > len(self.leaves):
            return self.bundle["publicKey"]
        return next((key for key in map(key_named_by, reversed(self.leaves[:size])) if key is not None), "")

    def open_head(self, text):
        """(origin, size, root) of a note of this log by the key that signs its size, else None."""
        for key in [key_named_by(leaf) for leaf in self.leaves] + [self.bundle["publicKey"]]:
            note = None if key is None else open_note(text, key)
            if note is not None and note[0] == self.bundle["origin"] and self.key_at(note[1]) == key:
                return note
        return None

    def step_root(self):
        if self.head[1] != self.tree.size():
            raise Failed("存根上写 %d 条，核对包里有 %d 条。" % (self.head[1], self.tree.size()))
        if self.tree.root() != self.head[2]:
            raise Failed("算出的根是 %s，存根上是 %s。" % (self.tree.root().hex(), self.head[2].hex()))
        return "ok", "根 %s" % self.tree.root().hex()

    def step_openings(self):
        last, count = -1, 0
        self.fields = {}
        for opened in self.bundle["openings"]:
            seq, fields = opened["seq"], opened["fields"]
            if not last < seq < len(self.leaves):
                raise Failed("打开的第 %d 条没有，或者重复。" % seq)
            last, leaf = seq, self.leaves[seq]
            wrong = [name for name in fields if not self.fits(leaf, seq, name, fields[name])]
            if wrong:
                raise Failed("第 %d 条打开的内容和封存的不一致：%s。" % (seq, "、".join(wrong)))
            count += len(fields)
            self.fields[seq] = {name: opening["value"] for name, opening in fields.items()}
        self.check_erased()
        self.check_register()
        self.check_tier()
        if self.bundle["tier"] == "world":
            return "skipped", "公开的核对包里没有任何一户的内容。"
        if self.bundle["tier"] == "pseudonymous":
            return "skipped", "这份核对包里只有代号名单，没有打开的条目。"
        return "ok", "打开了 %d 条、%d 处，都和封存的一致。" % (len(self.fields), count)

    def fits(self, leaf, seq, name, opening):
        if not is_hex(opening["salt"], 64):
            return False
        where = ("%s/%d/%s" % (self.log, seq, name)).encode()
        prefix = b"\x02" + len(where).to_bytes(2, "big")
        value = canonical(opening["value"]).encode()
        return sha256(prefix, where, from_hex(opening["salt"]), value).hex() == leaf["c"].get(name)

    def check_tier(self):
        tier = self.bundle["tier"]
        if tier == "world" and self.fields:
            raise Failed("公开的核对包里不应有打开的内容。")
        if tier == "pseudonymous" and (self.fields or self.said_at_opening().get("disclosure") != "pseudonymous"):
            raise Failed("打开的超出了业主可以查阅的。")
        if tier == "household":
            households = [fields.get("household") for fields in self.fields.values()]
            if None in households or any(household != households[0] for household in households):
                raise Failed("打开的不止一户。")
        if tier == "owners":
            allowed = {"answers", "building", "household", "owner", "unit"}
            said = self.said_at_opening()
            listed = said.get("kind") == "statutory" and said.get("disclosure") == "roomlist"
            beyond = any(self.leaves[seq]["t"] != "response" or not set(fields) <= allowed for seq, fields in self.fields.items())
            if beyond or not listed:
                raise Failed("打开的超出了业主可以查阅的。")
        if tier == "auditor":
            closed = [
                leaf["seq"] for leaf in self.round_leaves
                if leaf["seq"] not in self.erased and len(self.fields.get(leaf["seq"], {})) < len(leaf["c"])
            ]
            if closed:
                raise Failed("第 %s 条没有打开。" % "、".join(map(str, closed[:5])))

    def check_erased(self):
        """Entries of the round that were erased: for each an erase entry behind the final result names it."""
        self.erased, self.erasing = set(), set()
        final = next((leaf["seq"] for leaf in self.round_leaves if leaf["t"] == "resultFinal"), len(self.leaves))
        for seq in sorted(self.fields) if self.bundle["tier"] == "auditor" else []:
            if not self.is_erasure(self.leaves[seq]):
                continue
            target = self.fields[seq].get("target")
            places = target if isinstance(target, list) and all(map(is_number, target)) else [target]
            for place in places or [None]:
                known = is_number(place) and 0 <= place < len(self.leaves) and len(self.fields[seq]) == 1
                if not known or self.leaves[place].get("round") != self.bundle["round"]:
                    raise Failed("第 %d 条清除记录打开的内容不对。" % seq)
                if seq < final or self.leaves[place]["t"] in ("rollFreeze", "roundOpen", "roundClose", "tally", "resultFinal"):
                    raise Failed("第 %d 条不该清除。" % place)
                self.erased.add(place)
            self.erasing.add(seq)

    @staticmethod
    def is_erasure(leaf):
        """An erase entry with a public "what" only asks for it or says no."""
        return leaf["t"] == "erase" and "what" not in leaf.get("d", {})

    def decisions(self):
        """Places of the decisions about the register between the opening and the close of an owners' vote."""
        if not self.is_vote():
            return []
        places = {leaf["t"]: leaf["seq"] for leaf in self.round_leaves if leaf["t"] in ("roundOpen", "roundClose")}
        during = self.leaves[places.get("roundOpen", 0):places.get("roundClose", 0)]
        return [leaf["seq"] for leaf in during if leaf["t"] == "rollAmend" and "approver" in leaf["c"]]

    def check_register(self):
        """Of entries outside the round an auditor of a vote is opened each decision with the change it approved; nobody else any."""
        opened = [seq for seq in self.fields if self.leaves[seq].get("round") != self.bundle["round"]]
        needed = set()
        for seq in self.decisions() if self.bundle["tier"] == "auditor" else []:
            fields = self.fields.get(seq, {})
            if set(fields) != {"result", "target"} or not is_number(fields["target"]):
                raise Failed("第 %d 条名册变更没有打开。" % seq)
            needed.add(seq)
            target = fields["target"]
            if fields["result"] is not True:
                continue
            asked = 0 <= target < len(self.leaves) and self.leaves[target]["t"] == "rollAmend"
            if not asked or set(self.fields.get(target, {})) != {"reason"}:
                raise Failed("第 %d 条名册变更没有打开。" % target)
            needed.add(target)
        beyond = [seq for seq in opened if seq not in needed and seq not in self.erasing]
        if beyond:
            raise Failed("打开的第 %d 条不是这一轮的。" % beyond[0])

    def sales(self):
        """[(place, household, buyer)]: sales approved during the vote, in the order of the log"""
        found, decided = [], set()
        for seq in self.decisions() if self.bundle["tier"] == "auditor" else []:
            asked = self.fields[seq]["target"]
            if asked in decided:
                continue
            decided.add(asked)
            change = self.fields[asked]["reason"]["change"] if self.fields[seq]["result"] is True else {}
            if change.get("kind") == "sale":
                found.append((seq, change["householdId"], change.get("buyerId", "%s-buyer-%d" % (self.log, asked))))
        return found

    def foreign_hand(self):
        """Where somebody else than the agreed representative voted online for a dwelling of several owners."""
        agreed = {}
        for elector in self.bundle["roll"]["electors"]:
            for dwelling in elector["dwellings"] if elector.get("representative") else []:
                agreed[dwelling["household"]] = elector["representative"]
        for _seq, household, _buyer in self.sales():
            agreed.pop(self.name_of(household), None)
        for leaf in self.round_leaves:
            fields = self.fields.get(leaf["seq"], {})
            if leaf["t"] == "response" and fields.get("by") == "self":
                representative = agreed.get(self.name_of(fields["household"]))
                if representative is not None and representative != self.name_of(fields["actor"]):
                    return leaf["seq"]
        return None

    def name_of(self, household):
        key = from_hex(self.bundle["roll"]["key"])
        return hmac.new(key, household.encode(), hashlib.sha256).hexdigest()[:32]

    def step_roll(self):
        roll = self.bundle["roll"]
        names = roll["households"]
        opened = [leaf for leaf in self.round_leaves if leaf["t"] == "roundOpen"]
        if len(opened) != 1 or "roll" not in opened[0]:
            raise Failed("登记簿里没有这一轮的开始，或不止一次。")
        if not all(is_hex(name, 32) for name in names) or any(a >= b for a, b in zip(names, names[1:])):
            raise Failed("名册里的代号写法不对、没有排好，或有重复。")
        record = {"households": names, "electors": roll["electors"]} if "electors" in roll else names
        hashed = sha256(b"\x03", canonical(record).encode()).hex()
        if hashed != opened[0]["roll"]:
            raise Failed("名册算出的校验码是 %s，开始时登记的是 %s。" % (hashed, opened[0]["roll"]))
        other = [leaf["seq"] for leaf in self.round_leaves if leaf.get("roll", hashed) != hashed]
        if other:
            raise Failed("第 %d 条用的是另一份名册。" % other[0])
        frozen = [leaf for leaf in self.round_leaves if leaf["t"] == "rollFreeze"][:1]
        total = len(names)
        # The tally of an owners' vote counts persons and area, not households.
        tally = [] if "electors" in roll else [self.last_tally()]
        said = [leaf.get("d", {}).get("households") for leaf in frozen + tally]
        if len(frozen) != 1 or any(number != total for number in said):
            raise Failed("名册有 %d 户，登记簿里写的是另一个数。" % total)
        if "key" not in roll:
            return "ok", "%d 户，和公布的总户数一致。" % total
        known = set(names)
        for seq, fields in self.fields.items():
            household = fields.get("household")
            if household is not None and (not isinstance(household, str) or self.name_of(household) not in known):
                raise Failed("第 %d 条的住户不在名册里。" % seq)
        return "ok", "%d 户，和公布的总户数一致；登记的每一户都在名册里。" % total

    def last_tally(self):
        tallies = [leaf for leaf in self.round_leaves if leaf["t"] in ("tally", "resultFinal")]
        return tallies[-1] if tallies else {}

    def step_terms(self):
        terms = self.bundle["terms"]
        opened = self.said_at_opening()
        hashed = sha256(canonical(terms).encode()).hex()
        if hashed != opened.get("questionHash"):
            raise Failed("题目、选项或规则和开始时登记的不一样。")
        if terms.get("roundId") != self.bundle["round"] or terms.get("communityId") != self.log:
            raise Failed("这些题目是另一轮的。")
        if any(not isinstance(opened.get(word), str) or opened[word] != terms.get(word) for word in ("kind", "opensAt", "closesAt", "disclosure")):
            raise Failed("开始时登记的时间或方式，和规则里写的不一样。")
        return "ok", "题目校验码 %s" % hashed

    def step_window(self):
        def places(kind):
            return [leaf["seq"] for leaf in self.round_leaves if leaf["t"] == kind]

        opened, closed, tallied, final = (places(kind) for kind in ("roundOpen", "roundClose", "tally", "resultFinal"))
        if len(closed) != 1 or closed[0] < opened[0]:
            raise Failed("没有截止，或不止一次截止。")
        if len(tallied) != 1 or tallied[0] < closed[0]:
            raise Failed("没有统计结果，或统计不在截止之后。")
        if len(final) > 1 or (final and final[0] < tallied[0]):
            raise Failed("定稿不止一次，或在统计之前。")
        start, end = instant(self.bundle["terms"]["opensAt"]), instant(self.bundle["terms"]["closesAt"])
        acts = [leaf for leaf in self.round_leaves if leaf["t"] in ("response", "withdraw", "visit")]
        late = [leaf for leaf in acts if leaf["seq"] > closed[0]]
        for leaf in acts:
            if leaf["seq"] < closed[0] and not (leaf["tm"] + 600 > start and leaf["tm"] <= end):
                raise Failed("第 %d 条不在征集时间内。" % leaf["seq"])
        for leaf in late:
            is_final = final and leaf["seq"] > final[0]
            if is_final or leaf["t"] == "withdraw" or not self.is_rightly_late(leaf, closed[0], start, end):
                raise Failed("第 %d 条在截止之后。" % leaf["seq"])
        note = "；截止前听到、截止后补录 %d 条" % len(late) if late else ""
        return "ok", "截止前登记 %d 条%s。" % (len(acts) - len(late), note)

    def is_rightly_late(self, leaf, closed, start, end):
        """An answer or a visit after the close: an auditor holds it against the rule, others judge a time that is opened."""
        fields = self.fields.get(leaf["seq"], {})
        visit = fields.get("visitAt")
        if leaf["seq"] in self.erased:
            return True
        inside = None if visit is None else start <= instant(visit) <= end
        if self.bundle["tier"] != "auditor":
            return inside is not False
        if self.bundle["terms"]["rule"].get("lateEntries") != "untilFinal":
            return False
        closed_at = self.fields.get(closed, {}).get("syncAt")
        if inside and is_number(closed_at):
            inside = instant(visit) <= closed_at
        if leaf["t"] == "visit":
            return inside is True
        # Owners cast nothing after the close.
        if self.is_vote() or fields.get("by") not in ("staff", "proxy") or leaf.get("via") not in dict(CHANNELS):
            return False
        if leaf["via"] == "paper":
            return inside is not False and self.is_form_received(fields.get("formSerial"), closed)
        return inside is True

    def is_form_received(self, serial, closed):
        """The number of a paper form stands in a batch that was handed in before the close."""
        batches = [leaf.get("d", {}) for leaf in self.leaves[:closed] if leaf["t"] == "formBatch"]
        handed_in = [batch.get("serials") for batch in batches if batch.get("act") == "received"]
        return any(isinstance(serials, list) and serial in serials for serials in handed_in)

    def step_standing(self):
        if self.bundle["tier"] != "auditor":
            return "open", "这份核对包看不到每户的内容，不能逐户重新数。"
        if self.erased:
            return "open", "按规定清除了 %d 条登记的内容，不能再逐户重新数；合计以封存的为准。" % len(self.erased)
        if self.is_vote():
            self.recounted = VoteRecount(self)
            people, part = self.recounted.turnout()[0::2]
            return "ok", "共 %d 位业主，参与表决 %d 位。" % (people, part)
        self.recounted = Recount(self)
        states = self.recounted.states
        return "ok", "共 %d 户：已征集 %d 户，有异议 %d 户，待核验 %d 户，不计入 %d 户。" % (
            len(self.bundle["roll"]["households"]),
            states["answered"],
            states["disputed"],
            states["pending"],
            states["excluded"],
        )

    def counted_leaves(self):
        """Leaves of the round up to its last tally: what stands behind bears on no number that was published."""
        end = max((at for at, leaf in enumerate(self.round_leaves) if leaf["t"] in ("tally", "resultFinal")), default=-1)
        return self.round_leaves[:end + 1]

    def said_at_opening(self):
        """What the log itself says of the round since its opening. Unlike the terms it is proved once the leaves are."""
        return next((leaf.get("d", {}) for leaf in self.round_leaves if leaf["t"] == "roundOpen"), {})

    def is_vote(self):
        return self.said_at_opening().get("kind") == "statutory"

    def step_owners(self):
        roll = self.bundle["roll"]
        if "electors" not in roll:
            return "skipped", "这一轮按户计，不按业主计。"
        names = [elector["elector"] for elector in roll["electors"]]
        dwellings = [dwelling for elector in roll["electors"] for dwelling in elector["dwellings"]]
        belong = {dwelling["household"] for dwelling in dwellings}
        ordered = all(first < second for first, second in zip([""] + names, names))
        if not ordered or len(belong) != len(dwellings) or not belong <= set(roll["households"]):
            raise Failed("业主名册里有人或有房屋出现不止一次，或者不在住户名册里。")
        area = sum(dwelling["areaDm2"] for dwelling in dwellings)
        said = self.last_tally().get("d", {})
        # A dwelling sold during the vote may have brought a new owner; the area stays.
        if (said.get("electors") != len(names) and not self.decisions()) or said.get("areaDm2") != area:
            raise Failed("业主名册有 %d 人，登记簿里写的人数或面积不一样。" % len(names))
        if self.recounted is None:
            return "open", "业主 %d 人，每人一份；各人的选择这份核对包看不到。" % len(names)
        foreign = self.foreign_hand()
        if foreign is not None:
            raise Failed("第 %d 条不是共有人商定的代表投的。" % foreign)
        sales = len(self.sales())
        sold = "（表决期间过户 %d 套，已按登记照算）" % sales if sales else ""
        return "ok", "业主 %d 人，面积 %d 平方分米，每位业主在每件事上只计一次%s。" % (len(names), area, sold)

    def vote_rule(self):
        matters = {matter["questionId"]: matter for matter in self.bundle["terms"]["statutory"]["matters"]}
        told = []
        for vote in self.bundle["published"].get("votes", []):
            rule = matters[vote["questionId"]]["rule"]
            lines = vote["inequalities"]
            for place, line in enumerate(lines):
                part, whole = line.get("part"), line.get("whole")
                if is_number(part) and is_number(whole):
                    if line["holds"] is not (whole > 0 and reaches(shares_of(rule)[place // 2], part, whole)):
                        raise Failed("“%s”：不等式不成立：%s" % (vote["title"], line.get("text", "")))
            holds = [line["holds"] is True for line in lines]
            if len(holds) != 4 or vote["verdict"] != verdict_of(holds):
                raise Failed("“%s”：结论和四条不等式不一致。" % vote["title"])
            told.append("“%s”%s" % (vote["title"], VERDICTS[vote["verdict"]]))
        return "ok", "%s；每件事四条不等式都按整数交叉相乘核对。" % "，".join(told)

    def step_rule(self):
        if self.is_vote():
            return self.vote_rule()
        published, rule = self.bundle["published"], self.bundle["terms"]["rule"]
        part = published["participation"]
        fault = rate_fault(part, rule)
        if fault is not None:
            raise Failed(fault)
        self.check_lines()
        answered, denominator, percent = part["official"]["answered"], part["official"]["denominator"], rule["thresholdPercent"]
        met = denominator > 0 and 100 * answered >= percent * denominator
        checked = 0
        for question in published.get("questions", []):
            outcome_holds(question, rule)
            checked += len(question["outcome"].get("inequalities", []))
        return "ok", "100 × %d %s %d × %d：%s %d%%；另核对不等式 %d 条。" % (
            answered, "≥" if met else "<", percent, denominator, "达到" if met else "没有达到", percent, checked,
        )

    def check_lines(self):
        """What a result of version 2 says of its disputes and scores, by its own numbers."""
        published, terms = self.bundle["published"], self.bundle["terms"]
        version = tally_version(self.last_tally().get("d", {}))
        scored = "satisfaction" in published
        if ("solicitation" in published) is not (version > 1) or scored and not (version > 1 and terms.get("kind") == "satisfaction"):
            raise Failed("公布的内容和统计那一条的版本对不上。")
        if version == 1:
            return
        if (self.listed() is not None) is not (terms.get("disclosure") == "pseudonymous"):
            raise Failed("代号名单没有封存在统计那一条里，或者不该有。")
        part, said = published["participation"], published["solicitation"]
        without, within = said["lines"]["without"], said["lines"]["with"]
        same = all(without[rate] == part[rate] for rate in ("official", "strict"))
        out, together = without["official"], within["official"]
        more = together["answered"] >= out["answered"] and together["denominator"] == out["denominator"]
        if not same or not more or rate_fault(dict(part, **within), terms["rule"]) is not None:
            raise Failed("异议答复不算、算上两种算法的户数不对。")
        margin = said["margin"]
        unsure = [q["title"] for q in published.get("questions", []) if q.get("ifDisputed", {}).get("survives") is False]
        same = margin["households"] >= together["answered"] - out["answered"] and margin.get("unsure", []) == unsure
        if not same or margin["rateSurvives"] is not (out["met"] == together["met"]):
            raise Failed("“异议全部倒向另一边”那一句和公布的数不一致。")
        if scored and not all(score_holds(score) for score in scores_in(published["satisfaction"])):
            raise Failed("效果评价得分的户数或比例不对。")

    def compare_sealed(self):
        """Where entries were erased the sealed tally stands for them: the published numbers are those that it sealed."""
        tallies = [leaf["seq"] for leaf in self.round_leaves if leaf["t"] in ("tally", "resultFinal")]
        sealed = [self.fields[seq]["result"] for seq in tallies]
        published = self.bundle["published"]
        if self.is_vote():
            for question in sealed[-1]["questions"]:
                vote = next((each for each in published["votes"] if each["questionId"] == question["questionId"]), {})
                for cell in vote.get("cells", []):
                    if "people" in cell and cell["people"] != question["cells"][cell["choice"]]["people"]:
                        raise Failed("“%s”的票数不对。" % vote["title"])
        else:
            self.compare_sealed_questions(sealed, published.get("questions", []))
        return "公布的数和封存的合计一致；其中 %d 条登记的内容已按规定清除，只能核对到封存的合计。" % len(self.erased)

    def compare_sealed_questions(self, sealed, questions):
        if len(questions) != len(self.bundle["terms"]["questions"]):
            raise Failed("公布的题目多了或少了。")
        for at, (question, said) in enumerate(zip(self.bundle["terms"]["questions"], questions)):
            sums = sealed[0 if said.get("asOf") == "close" else -1]["questions"][at]
            fault = printed_fault(question, said, sums)
            if fault is not None:
                raise Failed("“%s”%s" % (question["title"], fault))

    def listed(self):
        """The hash of the list of choices that the tally at the close names, None: it names none."""
        return next((leaf.get("d", {}).get("listed") for leaf in self.round_leaves if leaf["t"] == "tally"), None)

    def check_list(self):
        """The list is the one that the tally names, every tag once, and adds up to the numbers published as of the close."""
        listing, published = self.bundle["list"], self.bundle["published"]
        if hash_list(listing) != self.listed():
            raise Failed("代号名单不是登记簿里封存的那一份。")
        if listing["roundId"] != self.bundle["round"]:
            raise Failed("代号名单是另一轮的。")
        questions = self.bundle["terms"]["questions"]
        names = [question["questionId"] for question in questions]
        shown = {each["questionId"]: each for each in published.get("questions", [])}
        rows, before = 0, -1
        for listed in listing["questions"]:
            at = names.index(listed["questionId"]) if listed["questionId"] in names else -1
            if at <= before or not is_listed(questions[at]):
                raise Failed("代号名单里有不该列出的题目。")
            before, question = at, questions[at]
            tags = [row["tag"] for row in listed["rows"]]
            if not all(is_hex(tag, 12) for tag in tags) or any(a >= b for a, b in zip(tags, tags[1:])):
                raise Failed("“%s”的代号没有排好，或有重复。" % question["title"])
            if not self.list_adds_up(question, listed["rows"], shown.get(question["questionId"], {})):
                raise Failed("“%s”名单里的选择加起来，和公布的不一样。" % question["title"])
            rows += len(tags)
        return "代号名单 %d 道题、%d 行，和登记簿里封存的一致；哪一行是哪一户，只有那一户的回执认得出。" % (len(listing["questions"]), rows)

    def list_adds_up(self, question, rows, said):
        """Numbers of a later count are not those of the list."""
        if self.bundle["published"].get("status") != "closed" and said.get("asOf") != "close":
            return True
        sums = {"answered": 0, "stated": 0, "chosen": {}, "points": {}}
        for row in rows:
            add_answer(sums, question, (0, row["value"], False))
        return all(cell["count"] == sums["chosen"].get(cell["optionId"], 0) for cell in said.get("cells", []) if "count" in cell)

    def own_tags(self, salt):
        """What the holder of a receipt finds of himself in the list."""
        titles = {each["questionId"]: each.get("title", "") for each in self.bundle["published"].get("questions", [])}
        found = []
        for listed in self.bundle.get("list", {}).get("questions", []) if salt is not None else []:
            tag = choice_tag(salt, listed["questionId"])
            for row in listed["rows"]:
                if row["tag"] == tag:
                    found.append("“%s”%s %s" % (titles.get(listed["questionId"], ""), tag, canonical(row["value"])))
        return "；您家在代号名单里的行：" + "、".join(found) if found else ""

    def step_totals(self):
        # Of which moment the published numbers are (ledger.md, "Two steps to close").
        status, detail = self.compare_totals()
        tally, what = self.last_tally(), "计票" if self.is_vote() else "统计"
        if tally["t"] == "resultFinal":
            return status, "定稿的%s（登记簿第 %d 条）。%s" % (what, tally["seq"], detail)
        return status, "截止时封存的暂定%s（登记簿第 %d 条），以后的异议、作废和补录还没有算进来，要等定稿的核对包。%s" % (
            what, tally["seq"], detail,
        )

    def compare_totals(self):
        said, published = self.last_tally().get("d", {}), self.bundle["published"]
        if sha256(canonical(published).encode()).hex() != said.get("published"):
            raise Failed("公布的结果不是登记簿里写下的那一份。")
        if published.get("roundId") != self.bundle["round"]:
            raise Failed("公布的是另一轮的结果。")
        if published.get("status") != ("final" if self.last_tally()["t"] == "resultFinal" else "closed"):
            raise Failed("公布的写法和登记簿不一样：一边是暂定，一边是定稿。")
        if self.is_vote():
            sides = (("people", "electors", "participating"), ("area", "areaDm2", "participatingDm2"))
            for side, total, participating in sides:
                shown = published["electors"][side]
                if shown["total"] != said.get(total) or shown["participating"] != said.get(participating):
                    raise Failed("公布的参与人数或面积和登记簿里封存的不一样。")
            if self.erased:
                return "open", self.compare_sealed()
            if self.recounted is None:
                return "open", "参与人数和面积和登记簿里封存的一致；各人的选择要有审计权限的核对包才能重新数。"
            return "ok", self.recounted.compare()
        part = published["participation"]
        same = (
            said.get("answered") == part["official"]["answered"]
            and said.get("denominator") == part["official"]["denominator"]
            and said.get("households") == part["households"]
        )
        if not same:
            raise Failed("公布的征集率和登记簿里封存的不一样。")
        if self.bundle["tier"] == "pseudonymous":
            return "open", self.check_list()
        if self.erased:
            return "open", self.compare_sealed()
        if self.recounted is None:
            return "open", "已征集 %d 户、计入 %d 户，和登记簿里封存的一致；各选项户数要有审计权限的核对包才能重新数。" % (
                said["answered"], said["denominator"],
            )
        return "ok", self.recounted.compare()

    def check_sample(self):
        """The call-back sample is the one that the root at the close and the number of the opening draw."""

        def first(kind):
            return next((leaf for leaf in self.round_leaves if leaf["t"] == kind), None)

        drawn, closed = first("auditSample"), first("roundClose")
        if drawn is None or closed is None:
            return
        said, root = drawn.get("d", {}), self.tree.root(closed["seq"] + 1)
        number = self.bundle["terms"].get("auditNumber", self.said_at_opening().get("questionHash"))
        if said.get("root") != root.hex() or said.get("publicNumber") != number:
            raise Failed("抽查用的不是截止时的根，或者不是开始时公布的数字。")
        if self.bundle["tier"] != "auditor" or self.erased:
            return
        population = []
        for leaf in self.round_leaves:
            fields = self.fields.get(leaf["seq"], {})
            if leaf["t"] != "response" or leaf["seq"] >= closed["seq"] or fields.get("by", "self") == "self":
                continue
            if not is_blank(fields["answers"]):
                population.append(leaf["seq"])
        if said.get("drawn") != draw_sample(root, number, population) or said.get("population") != len(population):
            raise Failed("抽查名单和照公开办法重抽的不一样。")

    def step_shares(self):
        self.check_sample()
        answers = [leaf for leaf in self.round_leaves if leaf["t"] == "response"]
        total = len(answers)
        lines = []
        for via, title in CHANNELS:
            count = sum(leaf.get("via") == via for leaf in answers)
            if count:
                lines.append("%s %d 条（%s）" % (title, count, share(count, total)))
        by_operator = {}
        for leaf in answers:
            if "op" in leaf:
                by_operator[leaf["op"]] = by_operator.get(leaf["op"], 0) + 1
        operators = sorted(by_operator.items(), key=lambda pair: (-pair[1], pair[0]))
        told = "".join("、经办人 %s %d 条（%s）" % (op[:8], count, share(count, total)) for op, count in operators)
        own = sum("op" not in leaf for leaf in answers)
        others = tuple(sum(leaf["t"] == kind for leaf in self.round_leaves) for kind in ("withdraw", "dispute", "void"))
        said = "答复 %d 条：%s；住户自己 %d 条%s；撤回 %d 条、异议 %d 条、作废 %d 条。" % (
            (total, "、".join(lines), own, told) + others
        )
        drawn = next((leaf for leaf in self.round_leaves if leaf["t"] == "auditSample"), {}).get("d", {}).get("drawn")
        if isinstance(drawn, list):
            said += "抽出 %d 条待回访（回访结果见结果页）。" % len(drawn)
        elif self.last_tally()["t"] == "resultFinal":
            said += "没有抽查回访的记录。"
        for leaf in self.leaves:
            if leaf["t"] == "incident":
                said += "第 %d 条登记了事故：%s" % (leaf["seq"], incident_words(leaf.get("d", {})))
        erased = sum(self.is_erasure(leaf) for leaf in self.leaves)
        if erased:
            said += "登记过清除 %d 次，清除的内容打不开，校验码还在。" % erased
        return "ok", said

    def step_receipt(self):
        if self.receipt_text is None:
            return "skipped", "没有给出回执，这一步没有做。"
        receipt = parse(self.receipt_text)
        seq, leaf, proof = receipt["seq"], receipt["leaf"], receipt["proof"]
        if receipt["log"] != self.log:
            raise Failed("这张回执是另一个小区的。")
        head = self.open_head(receipt["checkpoint"]["note"])
        hashed = sha256(b"\x00", canonical(leaf).encode())
        sound = (
            head is not None
            and head[0] == self.bundle["origin"]
            and hashed.hex() == receipt["h"]
            and leaf["seq"] == seq
            and all(self.fits(leaf, seq, name, opening) for name, opening in receipt["opening"].items())
            and proof["leafIndex"] == seq
            and proof["treeSize"] == head[1]
            and included(hashed, seq, head[1], [from_hex(each) for each in proof["hashes"]], head[2])
        )
        if not sound:
            raise Failed("回执本身没有通过核对。")
        if head[1] <= self.tree.size() and self.tree.root(head[1]) != head[2]:
            raise Failed("回执上的存根和这本登记簿接不上：登记簿被改过，或者有两本。")
        if seq >= self.tree.size():
            return self.check_newer_head("您回执上的存根", head[1], head[2])
        if self.hashes[seq] != receipt["h"]:
            raise Failed("登记簿的第 %d 条不是您回执上的那一条。" % seq)
        salt = receipt["opening"].get("household", {}).get("salt")
        return "ok", "第 %d 条和您的回执一样%s%s。" % (
            seq, "" if leaf.get("round") == self.bundle["round"] else "（它是另一轮的答复）", self.own_tags(salt),
        )

    def step_seal(self):
        rest = {name: value for name, value in self.bundle.items() if name != "seal"}
        seal = open_note(self.bundle["seal"], self.bundle["publicKey"])
        expected = (
            "%s/bundle/%s" % (self.bundle["origin"], self.bundle["round"]),
            len(self.leaves),
            sha256(canonical(rest).encode()),
        )
        if seal != expected:
            raise Failed("文件给出以后被改动过：有内容被删去或换过。")
        return "ok", "从给出到现在一个字节都没有变。"


ENTRY_TYPES = set(
    "genesis keyRotate rollFreeze rollAmend exclusionRequest exclusionApprove roundOpen formBatch bind unbind response "
    "withdraw void dispute disputeResolve visit notice roundClose tally resultFinal auditSample auditResult publication "
    "stage waiver erase incident access".split()
)
FIELDS = set(
    "household owner actor relation by building unit answers confirmed identityChecked outcome visitAt deviceAt syncAt "
    "formSerial photo target reason approver result".split()
)
LEAF_MEMBERS = {"c", "d", "log", "op", "prev", "roll", "round", "seq", "t", "tm", "v", "via"}
CHANNELS = [
    ("app", "小程序"), ("web", "网页"), ("paper", "纸质表"), ("door", "入户"),
    ("meeting", "座谈会"), ("designer", "设计师面对面"), ("call", "电话"),
]


def leaf_fault(leaf):
    texts = all(isinstance(leaf.get(name), str) for name in ("log", "prev"))
    optional = all(isinstance(leaf.get(name, ""), str) for name in ("op", "roll", "round", "via"))
    if any(name not in LEAF_MEMBERS for name in leaf):
        return "有不认识的内容。"
    if leaf.get("v") is True or leaf.get("v") != 1 or not texts or not is_number(leaf.get("seq")):
        return "写法不对。"
    if not isinstance(leaf.get("t"), str) or leaf["t"] not in ENTRY_TYPES:
        return "是不认识的种类。"
    if not is_number(leaf.get("tm")) or leaf["tm"] < 0 or leaf["tm"] % 600:
        return "的时间不是整十分钟。"
    if not optional or not isinstance(leaf.get("d", {}), dict) or not isinstance(leaf.get("c"), dict):
        return "写法不对。"
    sound = all(name in FIELDS and is_hex(value, 64) for name, value in leaf["c"].items())
    return None if sound else "的封存值写法不对。"


INSTANT = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:\d\d)", re.ASCII
)


def instant(text):
    """Seconds since 1970 UTC of an ISO 8601 moment, to the millisecond."""
    match = INSTANT.fullmatch(text)
    if match is None:
        raise ValueError("no moment")
    year, month, day, hour, minute, second, fraction, zone = match.groups()
    moment = datetime(int(year), int(month), int(day), int(hour), int(minute), int(second or 0), tzinfo=timezone.utc)
    if zone != "Z":
        ahead = timedelta(hours=int(zone[1:3]), minutes=int(zone[4:]))
        moment = moment - ahead if zone[0] == "+" else moment + ahead
    millis = int(((fraction or "0") + "00")[:3])
    return (int(moment.timestamp()) * 1000 + millis) / 1000


def draw_sample(root, number, population, size=59):
    """Fisher-Yates from SHA-256(root, number), four bytes a draw, rejecting what would make it uneven."""
    seed, counter, pool = sha256(root, number.encode()), 0, sorted(population)
    size = min(size, len(pool))
    for place in range(size):
        left = len(pool) - place
        while True:
            word = int.from_bytes(sha256(seed, counter.to_bytes(4, "big"))[:4], "big")
            counter += 1
            if word < 2 ** 32 - 2 ** 32 % left:
                break
        other = place + word % left
        pool[place], pool[other] = pool[other], pool[place]
    return sorted(pool[:size])


def rate_fault(part, rule):
    """Why a published rate is not what its numbers give by the rule."""
    official, strict, households = part["official"], part["strict"], part["households"]
    answered, denominator, percent = official["answered"], official["denominator"], rule["thresholdPercent"]
    if not 0 <= answered <= denominator <= households or part["thresholdPercent"] != percent:
        return "征集率的户数或门槛不对。"
    met = denominator > 0 and 100 * answered >= percent * denominator
    need = max(0, (percent * denominator + 99) // 100 - answered)
    same = official["met"] is met and official["need"] == need
    if "buildingFloorPercent" in rule:
        # A building below its own floor keeps the round short; the buildings are not in the bundle.
        same = (met or official["met"] is not True) and official["need"] >= need
    if not same:
        return "是否达到、还差几户，和户数算出来的不一样。"
    rates = all(each.get("permille") == permille(answered, each["denominator"]) for each in (official, strict))
    if not rates or strict["answered"] != answered or strict["denominator"] != households:
        return "征集率和户数算出来的不一样。"
    return None


def tally_version(said):
    """1, or 2 for a tally that also seals disputed lines, margin and scores; an unknown one is no tally of ours."""
    version = said.get("version", 1)
    if not is_number(version) or version not in (1, 2):
        raise ValueError("a tally of an unknown version")
    return version


def scores_in(satisfaction):
    return [satisfaction["overall"]] + satisfaction.get("dimensions", []) + satisfaction.get("items", [])


def score_holds(score):
    if "n" not in score:
        return score.get("standing") == "withheld" and "scoreTenths" not in score
    n, households, tenths = score["n"], score["households"], score["scoreTenths"]
    inside = n <= households and 0 <= tenths <= 1000
    return inside and score.get("standing") != "withheld" and score.get("ratePermille") == permille(n, households)


def incident_words(said):
    return "恢复了旧备份，此前 %d 条的存根不再接续，原因：%s。" % (said["lostSize"], said["reason"])


def is_listed(question):
    """Put to everybody, so that no row tells a staircase; words would tell the hand."""
    return question["scope"] == "community" and question["type"] != "text"


def choice_tag(salt, question_id):
    return sha256(b"\x05", from_hex(salt), question_id.encode()).hex()[:12]


def hash_list(listing):
    return sha256(canonical(listing).encode()).hex()


def permille(part, whole):
    return None if whole == 0 else 1000 * part // whole


def share(part, whole):
    value = permille(part, whole) or 0
    return "%d.%d%%" % (value // 10, value % 10)


def outcome_holds(question, rule):
    """The decision follows from the printed numbers; a side that is withheld is not printed."""
    outcome = question["outcome"]
    lines = outcome.get("inequalities", [])
    for line in lines:
        left, right = line.get("left"), line.get("right")
        if is_number(left) and is_number(right):
            if line.get("holds") is not (left > right if line.get("op") == ">" else left >= right):
                raise Failed("“%s”：不等式不成立：%s" % (question.get("title", ""), line.get("text", "")))
    every = all(line.get("holds") is True for line in lines)
    fits = True
    if outcome.get("kind") == "basic":
        objections = outcome.get("objections")
        sides = not is_number(objections) or (lines[0] if lines else {}).get("left") == rule["basicObjectionDivisor"] * objections
        fits = sides and outcome.get("decision") == ("meeting-required" if every else "included")
    elif outcome.get("kind") == "improve":
        yes = outcome.get("yes")
        shares = [line for line in lines if line.get("rule") == "yes-share"]
        sides = not is_number(yes) or bool(shares) and shares[0].get("left") == 100 * yes
        fits = sides and outcome.get("decision") == ("included" if every else "not-included")
    elif outcome.get("kind") == "upgrade":
        spent = sum(item["costFen"] for item in outcome.get("items", []) if item.get("decision") == "included")
        fits = spent == outcome.get("spentFen") and spent <= outcome["budgetFen"]
    if not fits:
        raise Failed("“%s”：结论和公布的数不一致。" % question.get("title", ""))


# ---------------------------------------------------------------- counting anew, from the entries alone

RELATION_RANK = {"owner": 3, "agent": 3, "family": 2, "tenant": 1}
STATES = ("untouched", "attempted", "unreachable", "refused", "answered", "pending", "disputed", "excluded")
UNSEEN = re.compile(
    "[\\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0]"
)


def is_blank(answers):
    def nothing(value):
        if isinstance(value, str):
            return UNSEEN.sub("", value) == ""
        return isinstance(value, (list, dict)) and not value

    return all(nothing(answer["value"]) for answer in answers)


def act_rank(response):
    agent = response["relation"] == "agent"
    if response["by"] == "self" and response["via"] in ("app", "web"):
        return 1 if agent else 2
    if response["via"] == "paper":
        return 2 if response["identityChecked"] and not agent and response["by"] != "proxy" else 1
    return 1 if response["by"] == "proxy" else 0


def tenant_under_owner(question, first, second):
    return question["touchesProperty"] and first["relation"] == "tenant" and second["relation"] != "tenant"


def compare_rank(question, first, second):
    by_relation = RELATION_RANK[first["relation"]] - RELATION_RANK[second["relation"]] if question["touchesProperty"] else 0
    return by_relation or act_rank(first) - act_rank(second)


def taken_back(response, withdrawal):
    if response["by"] == "self" and response["actor"] == withdrawal["actor"]:
        return True
    by_relation = RELATION_RANK[withdrawal["relation"]] - RELATION_RANK[response["relation"]]
    if by_relation:
        return by_relation > 0
    return (1 if withdrawal["relation"] == "agent" else 2) > act_rank(response)


class Household:
    """One household and everything that was entered for it."""

    def __init__(self):
        self.unit = ""
        self.responses = []
        self.asked_by = []
        self.excluded = False
        self.visits = []

    def apply(self, kind, event):
        if kind == "response":
            if not is_blank(event["answers"]):
                self.responses.append(dict(event, standing="live"))
                self.asked_by, self.excluded = [], False
        elif kind == "withdraw":
            for response in self.responses:
                if response["standing"] != "removed" and taken_back(response, event):
                    response["standing"] = "withdrawn"
        elif kind == "exclusionRequest":
            self.asked_by.append(event["actor"])
        elif kind == "exclusionApprove":
            if event.get("result") is not False and any(asker != event["actor"] for asker in self.asked_by):
                self.excluded = True
        elif kind == "visit":
            self.visits.append(event["outcome"])
        elif kind == "void":
            if "approver" in event and event.get("result") is not False:
                self.judge(event["target"], lambda standing: "removed")
        elif kind == "dispute":
            self.judge(event["target"], lambda standing: "disputed")
        elif kind == "disputeResolve":
            verdict = "removed" if event.get("result") is True else "live"
            self.judge(event["target"], lambda standing: verdict if standing == "disputed" else standing)

    def judge(self, target, verdict):
        for response in self.responses:
            if response["seq"] == target and response["standing"] not in ("withdrawn", "removed"):
                response["standing"] = verdict(response["standing"])

    def state(self):
        standings = [response["standing"] for response in self.responses]
        if "live" in standings:
            return "answered"
        if "disputed" in standings:
            return "disputed"
        if self.excluded:
            return "excluded"
        if "refused" in self.visits:
            return "refused"
        return self.visits[-1] if self.visits else "untouched"

    def is_disputed(self):
        return any(response["standing"] == "disputed" for response in self.responses)

    def counted(self, terms, standings=("live",)):
        """(questions asked, {question id: (seq, answer, contradicted)}, channel of the latest counted answer)"""
        live = [response for response in self.responses if response["standing"] in standings]
        scope = [q for q in terms["questions"] if q["scope"] == "community" or self.unit in q["scope"]]
        every = {}
        for question in scope:
            current, said = None, []
            for response in live:
                answer = next((a for a in response["answers"] if a["questionId"] == question["questionId"]), None)
                if answer is None:
                    continue
                said.append((response, answer["value"]))
                if current is None or replaces(question, response, current[0]):
                    current = (response, answer["value"])
            if current is not None:
                clash = contradicted(terms["kind"], question, said, current[0]["seq"])
                every[question["questionId"]] = (current[0]["seq"], current[1], clash)
        asked = reached(scope, {name: value for name, (_seq, value, clash) in every.items() if not clash})
        names = [question["questionId"] for question in asked]
        counted = {name: found for name, found in every.items() if name in names}
        latest = max((seq for seq, _value, _clash in counted.values()), default=-1)
        source = next((response for response in live if response["seq"] == latest), live[-1] if live else None)
        return asked, counted, None if source is None else source["via"]


def replaces(question, later, earlier):
    confirmed = later["confirmed"] and (later["by"] == "self" or act_rank(later) == 2)
    if confirmed and not tenant_under_owner(question, later, earlier):
        return True
    return compare_rank(question, later, earlier) >= 0


def opposite(first, second):
    return (first, second) in (("yes", "no"), ("no", "yes"))


def contradicted(kind, question, said, counted_seq):
    own = [(response, value if isinstance(value, str) else "") for response, value in said if response["by"] == "self"]
    latest = {}
    for response, value in own:
        latest[response["actor"]] = (response, value)
    for later, later_value in latest.values():
        for earlier, earlier_value in latest.values():
            if earlier["seq"] >= later["seq"] or counted_seq not in (earlier["seq"], later["seq"]):
                continue
            if not conflict(kind, question, earlier, earlier_value, later, later_value):
                continue
            stays = any(
                response["actor"] == later["actor"] and response["seq"] < earlier["seq"] and opposite(value, earlier_value)
                for response, value in own
            )
            if not later["confirmed"] or stays:
                return True
    return False


def conflict(kind, question, first, first_value, second, second_value):
    owners = first["relation"] in ("owner", "agent") and second["relation"] in ("owner", "agent")
    settled = kind in ("willingness", "confirmation") or (question["touchesProperty"] and owners)
    return (
        first["actor"] != second["actor"]
        and settled
        and opposite(first_value, second_value)
        and not tenant_under_owner(question, first, second)
        and not tenant_under_owner(question, second, first)
    )


def reached(questions, values):
    found = []
    for question in questions:
        condition = question.get("askedIf")
        if condition is not None:
            if condition["questionId"] not in [each["questionId"] for each in found] or condition["questionId"] not in values:
                continue
            value = values[condition["questionId"]]
            chosen = value if isinstance(value, list) else [str(value) if is_number(value) else value]
            if not any(option in chosen for option in condition["optionIds"]):
                continue
        found.append(question)
    return found


def cells_of(question, value):
    if question["type"] == "text":
        return []
    if isinstance(value, str):
        return [value]
    if is_number(value):
        return [str(value)]
    if isinstance(value, list):
        return value
    return ["%s:%d" % pair for pair in value.items()]


class Recount:
    """Counts the round from its opened entries, from scratch at the close and at each tally."""

    def __init__(self, verification):
        self.terms = verification.bundle["terms"]
        self.published = verification.bundle["published"]
        self.total = len(verification.bundle["roll"]["households"])
        self.listed = verification.listed()
        self.salts = {each["seq"]: each["fields"].get("household", {}).get("salt") for each in verification.bundle["openings"]}
        self.households = {}
        self.is_closed, self.closed_at, self.final = False, None, False
        self.at_close, self.standing_at_close = None, {}
        self.faults = self.sealed = None
        for leaf in verification.counted_leaves():
            fields = verification.fields.get(leaf["seq"], {})
            if leaf["t"] in ("tally", "resultFinal") and self.faults is None:
                self.faults = self.sealed_fault(leaf, fields)
            self.apply(leaf, fields)
        self.sums = self.count()
        self.states = self.sums["states"]

    def apply(self, leaf, fields):
        kind = leaf["t"]
        if kind == "roundClose":
            self.is_closed, self.closed_at, self.at_close = True, fields.get("syncAt"), self.count()
            self.standing_at_close = self.standing()
        elif kind == "resultFinal":
            self.final = True
        elif "household" in fields and not self.final:
            self.apply_to_household(leaf, fields)

    def apply_to_household(self, leaf, fields):
        event = dict(fields, seq=leaf["seq"], via=leaf.get("via"))
        event["confirmed"] = fields.get("confirmed") is True
        event["identityChecked"] = fields.get("identityChecked") is True
        if self.is_closed and not self.is_timely(leaf["t"], event):
            return
        household = self.households.setdefault(fields["household"], Household())
        if isinstance(fields.get("unit"), str):
            household.unit = fields["unit"]
        household.apply(leaf["t"], event)

    def is_timely(self, kind, event):
        """After the close: what settles an entry, and what was heard inside the window where the rule lets it count."""
        if kind in ("withdraw", "exclusionRequest", "exclusionApprove"):
            return False
        if kind not in ("response", "visit"):
            return True
        if self.terms["rule"].get("lateEntries") != "untilFinal" or (kind == "response" and event["by"] == "self"):
            return False
        if kind == "response" and event["via"] == "paper" and "visitAt" not in event:
            return True
        if "visitAt" not in event:
            return False
        end = instant(self.terms["closesAt"])
        if self.closed_at is not None:
            end = min(end, self.closed_at)
        return instant(self.terms["opensAt"]) <= instant(event["visitAt"]) <= end

    def count(self):
        states = dict.fromkeys(STATES, 0)
        states["untouched"] = self.total - len(self.households)
        channels = dict.fromkeys((via for via, _title in CHANNELS), 0)
        sums = {
            question["questionId"]: {"answered": 0, "stated": 0, "chosen": {}, "points": {}}
            for question in self.terms["questions"]
        }
        for household in self.households.values():
            state = household.state()
            states[state] += 1
            if state != "answered":
                continue
            asked, counted, via = household.counted(self.terms)
            if via is not None:
                channels[via] += 1
            for question in asked:
                add_answer(sums[question["questionId"]], question, counted.get(question["questionId"]))
        return {"states": states, "channels": channels, "questions": sums}

    def answered(self, states):
        return states["answered"] + (states["refused"] if self.terms["rule"]["counts"] == "asked" else 0)

    def denominator(self, states):
        return self.total - (0 if self.terms["rule"].get("denominator") == "wholeRoll" else states["excluded"])

    def sealed_fault(self, leaf, fields):
        now = self.count()
        said = leaf.get("d", {})
        answered, denominator = self.answered(now["states"]), self.denominator(now["states"])
        if said.get("answered") != answered or said.get("denominator") != denominator:
            return "第 %d 条写着的数和重新数出来的不一样。" % leaf["seq"]
        sealed = fields.get("result")
        listed = [dict(now["questions"][q["questionId"]], questionId=q["questionId"]) for q in self.terms["questions"]]
        ours = {"states": now["states"], "channels": now["channels"], "questions": listed}
        if tally_version(said) > 1:
            ours.update(self.more_sums(now, "closed" if leaf["t"] == "tally" else "final"))
        self.sealed = ours
        theirs = {name: sealed[name] for name in ours}
        if without_zeros(theirs) != without_zeros(ours):
            return "第 %d 条封存的合计和重新数出来的不一样。" % leaf["seq"]
        return None

    def more_sums(self, now, becomes):
        """What a tally of version 2 seals beside the counts: both lines of disputed answers, the margin, the scores."""
        answered, denominator = self.answered(now["states"]), self.denominator(now["states"])
        within = answered + now["states"]["disputed"]
        margin = Margin(self.terms, now, self.households.values())
        sums = {
            "lines": {
                "without": {"answered": answered, "denominator": denominator},
                "with": {"answered": within, "denominator": denominator},
            },
            "margin": {"households": len(margin.disputed), "questions": margin.questions()},
        }
        if "buildingFloorPercent" not in self.terms["rule"]:
            percent = self.terms["rule"]["thresholdPercent"]
            met = [denominator > 0 and 100 * heard >= percent * denominator for heard in (answered, within)]
            sums["rateSurvives"] = met[0] == met[1]
        scores = self.scores(becomes)
        if scores is not None:
            parts = [dict(name, n=part.n, scoreTenths=part.tenths()) for name, _items, part in scores]
            sums["satisfaction"] = {
                "overall": parts[0],
                "dimensions": [part for part in parts[1:] if "dimension" in part],
                "items": [part for part in parts[1:] if "questionId" in part],
            }
        return sums

    def standing(self):
        """{household: (unit, [(question id, seq, value, contradicted)] that count)}"""
        found = {}
        for name, household in self.households.items():
            counted = household.counted(self.terms)[1] if household.state() == "answered" else {}
            found[name] = household.unit, [(question,) + tuple(each) for question, each in counted.items()]
        return found

    def scores(self, becomes):
        """[(name, items, Score)] of the whole, the dimensions, the items, of the households of which scores are printed."""
        if self.terms["kind"] != "satisfaction":
            return None
        items = score_items(self.terms["questions"])
        if not items:
            return None
        now, before = self.standing(), self.standing_at_close

        def says(standing, name):
            return [each[:2] for each in standing.get(name, ("", []))[1]]

        changed = sum(says(now, name) != says(before, name) for name in now)
        held = becomes == "closed" or 0 < changed < self.terms["rule"]["smallCellK"]
        standing = before if held else now
        parts = [({}, items)]
        parts += [({"dimension": each}, [item for item in items if item[2] == each]) for each in DIMENSIONS]
        parts += [({"questionId": q["questionId"], **({} if row is None else {"rowId": row})}, [(q, row, dim)]) for q, row, dim in items]
        return [(name, own, Score(own, standing.values())) for name, own in parts if own]

    def compare_list(self):
        """An auditor holds every salt: the list made anew is the one that the tally names."""
        if self.listed is None:
            return
        rows = {question["questionId"]: [] for question in self.terms["questions"] if is_listed(question)}
        for _unit, counted in self.standing_at_close.values():
            for question, seq, value, clash in counted:
                if question in rows and not clash:
                    rows[question].append({"tag": choice_tag(self.salts[seq], question), "value": value})
        least = self.terms["rule"]["smallCellK"]
        listed = [
            {"questionId": question, "rows": sorted(own, key=lambda row: row["tag"])}
            for question, own in rows.items() if len(own) >= least
        ]
        if hash_list({"roundId": self.terms["roundId"], "questions": listed}) != self.listed:
            raise Failed("封存的代号名单和重新数出来的不一样。")

    def compare_parts(self):
        """What is published of disputes and scores against the count; a tally of version 1 says nothing of them."""
        if "lines" not in self.sealed:
            return
        said = self.published["solicitation"]
        shown, sealed = said["lines"]["with"]["official"], self.sealed["lines"]["with"]
        if (shown["answered"], shown["denominator"]) != (sealed["answered"], sealed["denominator"]):
            raise Failed("算上异议答复的户数和重新数出来的不一样。")
        bearing = [
            dict(q["ifDisputed"], questionId=q["questionId"]) for q in self.published.get("questions", []) if "ifDisputed" in q
        ]
        margin = self.sealed["margin"]
        if said["margin"]["households"] != margin["households"] or bearing != margin["questions"]:
            raise Failed("“异议全部倒向另一边”的结论和重新数出来的不一样。")
        scores = self.scores("final" if self.published.get("status") == "final" else "closed")
        if (scores is not None) is not ("satisfaction" in self.published):
            raise Failed("效果评价得分多了或少了。")
        if scores is not None:
            shown = scores_in(self.published["satisfaction"])
            same = len(shown) == len(scores) and all(
                part.is_printed_as(score, items, self.total) for (_name, items, part), score in zip(scores, shown)
            )
            if not same:
                raise Failed("效果评价得分和重新数出来的不一样。")

    def compare(self):
        if self.faults is not None:
            raise Failed(self.faults)
        questions = self.published.get("questions", [])
        if len(questions) != len(self.terms["questions"]):
            raise Failed("公布的题目多了或少了。")
        for question, said in zip(self.terms["questions"], questions):
            of = self.at_close if said.get("asOf") == "close" and self.at_close is not None else self.sums
            fault = printed_fault(question, said, of["questions"][question["questionId"]])
            if fault is not None:
                raise Failed("“%s”%s" % (question["title"], fault))
        self.compare_decisions(questions)
        self.compare_list()
        self.compare_parts()
        return "逐户重新数过：已征集 %d 户，%d 道题的合计都和公布的一致。" % (self.answered(self.states), len(questions))

    def compare_decisions(self, questions):
        rule = self.terms["rule"]
        left = rule["upgradeBudgetFen"]
        for question, said in zip(self.terms["questions"], questions):
            sums, outcome = self.sums["questions"][question["questionId"]], said["outcome"]
            kind, decision, items, spent = decide(question, sums, rule, left)
            left -= spent
            same = outcome["kind"] == kind and outcome.get("decision") == decision
            if items is not None:
                listed = [(item["optionId"], item["decision"]) for item in outcome["items"]]
                same = same and listed == items and outcome["spentFen"] == spent
            if not same:
                raise Failed("“%s”的结论不对。" % question["title"])


DIMENSIONS = ("content", "process", "care", "pipes", "roads", "lamps", "tidy", "safe", "orderly")


def score_items(questions):
    """[(question, row or None, dimension or None)]: everything that is marked 1 to 5, in ballot order"""
    items = []
    for question in questions:
        if question["type"] == "rating":
            items.append((question, None, question.get("dimension")))
        elif question["type"] == "matrix":
            items += [(question, row["rowId"], row.get("dimension")) for row in question["rows"]]
    return items


class Score:
    """Households by what they gave: how many items each marked and the sum of its marks less 1 each."""

    def __init__(self, items, standing):
        self.cells = {}
        for unit, counted in standing:
            values = {question: value for question, _seq, value, _clash in counted}
            marks = []
            for question, row, _dimension in items:
                if question["scope"] != "community" and unit not in question["scope"]:
                    continue
                value = values.get(question["questionId"])
                mark = value if row is None else value.get(row) if isinstance(value, dict) else None
                if is_number(mark):
                    marks.append(mark)
            if marks:
                key = len(marks), sum(mark - 1 for mark in marks)
                self.cells[key] = self.cells.get(key, 0) + 1
        self.n = sum(self.cells.values())

    def mean(self):
        by_items = {}
        for (items, given), n in self.cells.items():
            by_items[items] = by_items.get(items, 0) + given * n
        return 25 * sum(by_items[items] / items for items in sorted(by_items)) / self.n

    def tenths(self):
        return 0 if self.n == 0 else math.floor(10 * self.mean() + FLOAT_GRAIN)

    def half_width_tenths(self, households):
        """Half of the 95 % interval of the mean with the correction for a finite population, rounded up."""
        if self.n >= households:
            return 0
        mean, squares = self.mean(), 0.0
        for (items, given), n in sorted(self.cells.items()):
            squares += n * ((25 * given) / items - mean) ** 2
        deviation = math.sqrt(squares / (self.n - 1)) if self.n > 1 else 0
        half = 1.96 * deviation / math.sqrt(self.n) * math.sqrt((households - self.n) / (households - 1))
        return max(0, math.ceil(10 * half - FLOAT_GRAIN))

    def is_printed_as(self, score, items, households):
        if "n" not in score:
            return True
        asked = score["households"]
        # Staircases are not in a bundle: how many are asked is known of the whole community only.
        if any(question["scope"] == "community" for question, _row, _dimension in items) and asked != households:
            return False
        ours = self.n, self.tenths(), self.half_width_tenths(asked)
        return (score["n"], score["scoreTenths"], score["halfWidthTenths"]) == ours


FLOAT_GRAIN = 1e-9


def add_answer(sums, question, counted, sign=1):
    sums["answered"] += sign
    if counted is None or counted[2]:
        return
    sums["stated"] += sign
    for place, cell in enumerate(cells_of(question, counted[1])):
        sums["chosen"][cell] = sums["chosen"].get(cell, 0) + sign
        if question["type"] == "ranking":
            sums["points"][cell] = sums["points"].get(cell, 0) + sign * (len(question["options"]) - place)


def objections_of(question):
    return question.get("reasonRequiredFor", ["no"] if question["type"] == "stance" else [])


class Margin:
    """What the disputed answers that nobody has decided about could do to each decision."""

    def __init__(self, terms, now, households):
        self.terms, self.rule, self.sums = terms, terms["rule"], now["questions"]
        self.disputed = [self.swinging(each) for each in households if each.is_disputed()]

    def swinging(self, household):
        """((ids asked, counted) now, the same with its disputed answers in)"""
        asked, counted, _via = household.counted(self.terms)
        now = [each["questionId"] for each in asked] if household.state() == "answered" else [], counted
        asked, counted, _via = household.counted(self.terms, ("live", "disputed"))
        return now, ([each["questionId"] for each in asked], counted)

    def questions(self):
        """[{questionId, sameWithThem, survives}] of the questions on which disputed answers bear"""
        found, left, left_within, sure = [], self.rule["upgradeBudgetFen"], self.rule["upgradeBudgetFen"], True
        for question in self.terms["questions"]:
            outcome = decide(question, self.sums[question["questionId"]], self.rule, left)
            within = decide(question, self.with_disputed(question), self.rule, left_within)
            survives = self.survives(question, outcome, sure, left)
            if survives is False and outcome[0] == "upgrade":
                sure = False
            left -= outcome[3]
            left_within -= within[3]
            if survives is not None:
                same = decision_of(outcome) == decision_of(within)
                found.append({"questionId": question["questionId"], "sameWithThem": same, "survives": survives})
        return found

    def with_disputed(self, question):
        name = question["questionId"]
        sums = dict(self.sums[name], chosen=dict(self.sums[name]["chosen"]), points=dict(self.sums[name]["points"]))
        for (asked, counted), (asked_within, within) in self.disputed:
            if name in asked:
                add_answer(sums, question, counted.get(name), -1)
            if name in asked_within:
                add_answer(sums, question, within.get(name))
        return sums

    def swings(self, question):
        """[(stands in answered already, choice counted now or None, joins the answered without a choice)]"""
        name, found = question["questionId"], []

        def stance(counted):
            answer = counted.get(name)
            return None if answer is None or answer[2] else answer

        for (asked, counted), (asked_within, counted_within) in self.disputed:
            if name not in asked_within:
                continue
            before, after = stance(counted), stance(counted_within)
            if name in asked and (before and before[0]) == (after and after[0]):
                continue
            choice = before[1] if name in asked and before else None
            found.append((name in asked, choice, after is None))
        return found

    def survives(self, question, outcome, budget_sure, left):
        """True, False, or None where no disputed answer bears on it or nothing is decided"""
        swings, kind, decision = self.swings(question), outcome[0], outcome[1]
        if kind == "counts" or (not swings and kind != "upgrade"):
            return None
        sums = self.sums[question["questionId"]]
        choosing = [swing for swing in swings if not swing[2]]
        if kind == "basic":
            return self.basic_survives(question, sums, swings, choosing, decision == "meeting-required")
        if kind == "improve":
            return self.improve_survives(sums, swings, choosing, decision == "included")
        if not swings:
            return None if budget_sure else False
        return budget_sure and upgrade_survives(question, sums, swings, choosing, left)

    def basic_survives(self, question, sums, swings, choosing, met):
        against = objections_of(question)
        objecting = [swing for swing in swings if isinstance(swing[1], str) and swing[1] in against]
        objections = sum(sums["chosen"].get(option, 0) for option in against)
        if met:
            worst, moving = objections - len(objecting), swings
        else:
            worst, moving = objections + sum(swing not in objecting for swing in choosing), choosing
        answered = sums["answered"] + sum(not swing[0] for swing in moving)
        return (self.rule["basicObjectionDivisor"] * worst > answered) is met

    def improve_survives(self, sums, swings, choosing, met):
        answered = sums["answered"] + sum(not swing[0] for swing in (swings if met else choosing))
        yes = sums["chosen"].get("yes", 0) - sum(swing[1] == "yes" for swing in swings)
        no = sums["chosen"].get("no", 0) - sum(swing[1] == "no" for swing in swings)
        if met:
            no += len(choosing)
        else:
            yes += len(choosing)
        return (yes > no and 100 * yes >= self.rule["improveMinPercent"] * answered) is met


def decision_of(outcome):
    _kind, decision, items, _spent = outcome
    return decision if items is None else sorted((option, said == "included") for option, said in items)


def upgrade_survives(question, sums, swings, choosing, left):
    """No order in which the options could come changes what is included."""
    ranked, options = question["type"] == "ranking", question["options"]
    budget = min(question["budgetFen"], left) if question["type"] == "basket" else left
    ranges = []
    for option in options:
        name = option["optionId"]
        places = [swing[1].index(name) for swing in swings if isinstance(swing[1], list) and name in swing[1]]
        now = sums["chosen"].get(name, 0)
        given = sum(len(options) - place for place in places) if ranked else len(places)
        least = (sums["points"].get(name, 0) if ranked else now) - given
        fewest = now - len(places)
        ranges.append({
            "option": option,
            "least": least,
            "most": least + len(choosing) * (len(options) if ranked else 1),
            "sure": fewest > 0 or fewest + len(choosing) == 0,
            "maybe": fewest + len(choosing) > 0,
        })
    if not all(each["sure"] for each in ranges):
        return False

    def place_of(each):
        return each["option"].get("costFen", 0), each["option"]["optionId"].encode("utf-16-be")

    def stays_before(first, second):
        if first["least"] != second["most"]:
            return first["least"] > second["most"]
        return place_of(first) < place_of(second)

    weigh = sums["points"] if ranked else sums["chosen"]
    wanted = [each for each in ranges if each["maybe"]]
    wanted.sort(key=lambda each: (-weigh.get(each["option"]["optionId"], 0), *place_of(each)))
    if sum(each["option"].get("costFen", 0) for each in wanted) <= budget:
        return True
    return all(stays_before(first, second) for at, first in enumerate(wanted) for second in wanted[at + 1:])


def without_zeros(value):
    if isinstance(value, list):
        return [without_zeros(item) for item in value]
    if isinstance(value, dict):
        return {key: without_zeros(member) for key, member in value.items() if not (is_number(member) and member == 0)}
    return value


def printed_fault(question, said, sums):
    if said.get("questionId") != question["questionId"]:
        return "不是这一题。"
    if "answered" in said and said["answered"] != sums["answered"]:
        return "的已征集户数不对。"
    if "unstated" in said and said["unstated"] != sums["answered"] - sums["stated"]:
        return "的未表态户数不对。"
    for cell in said.get("cells", []):
        if "count" in cell and cell["count"] != sums["chosen"].get(cell["optionId"], 0):
            return "选“%s”的户数不对。" % cell.get("label", "")
    return None


def decide(question, sums, rule, left):
    """(kind, decision, [(option, decision)], fen spent) by the true sums."""
    chosen = sums["chosen"]
    section, kind = question["section"], question["type"]
    if section == "basic" and kind in ("single", "stance"):
        objections = objections_of(question)
        if objections:
            against = sum(chosen.get(option, 0) for option in objections)
            meeting = rule["basicObjectionDivisor"] * against > sums["answered"]
            return "basic", "meeting-required" if meeting else "included", None, 0
    if section == "improve" and kind == "stance":
        yes, no = chosen.get("yes", 0), chosen.get("no", 0)
        enough = yes > no and 100 * yes >= rule["improveMinPercent"] * sums["answered"]
        return "improve", "included" if enough else "not-included", None, 0
    if section == "upgrade" and kind in ("basket", "multiple", "ranking"):
        budget = min(question["budgetFen"], left) if kind == "basket" else left
        weigh = sums["points"] if kind == "ranking" else chosen
        order = sorted(
            question["options"],
            key=lambda o: (-weigh.get(o["optionId"], 0), o.get("costFen", 0), o["optionId"].encode("utf-16-be")),
        )
        items, spent = [], 0
        for option in order:
            cost, count = option.get("costFen", 0), chosen.get(option["optionId"], 0)
            fits = spent + cost <= budget
            if count and fits:
                spent += cost
            items.append((option["optionId"], "not-chosen" if not count else "included" if fits else "over-budget"))
        return "upgrade", None, items, spent
    return "counts", None, None, 0


# ---------------------------------------------------------------- an owners' vote, by persons and by area

VERDICTS = {"passed": "通过", "not-passed": "没有通过", "invalid": "无效"}
CHOICES = ("agree", "disagree", "abstain", "unresolved", "disputed", "invalid", "none")
TAKING_PART = ("agree", "disagree", "abstain", "unresolved")


def shares_of(rule):
    """(share that must take part, share of these that must agree), each (numerator, denominator, strict)"""
    if rule["kind"] == "custom":
        return tuple(
            (rule[name]["numerator"], rule[name]["denominator"], rule[name]["strict"])
            for name in ("participation", "agreement")
        )
    return (2, 3, False), (3, 4, False) if rule["kind"] == "special" else (1, 2, True)


def reaches(share, part, whole):
    numerator, denominator, strict = share
    left, right = denominator * part, numerator * whole
    return left > right if strict else left >= right


def verdict_of(holds):
    if not (holds[0] and holds[1]):
        return "invalid"
    return "passed" if holds[2] and holds[3] else "not-passed"


class Elector(Household):
    """One owner, or the owners of a dwelling together, with what was cast for all dwellings."""

    def __init__(self, record):
        super().__init__()
        self.name = record["elector"]
        self.joint = record["joint"]
        self.dwellings = record["dwellings"]
        self.invalid_papers = 0

    def apply(self, kind, event):
        if kind == "response" and is_blank(event["answers"]):
            self.invalid_papers += 1
        super().apply(kind, event)

    def choice(self, question_id):
        live = [response for response in self.responses if response["standing"] == "live"]
        casts = []
        for response in live:
            value = next((a["value"] for a in response["answers"] if a["questionId"] == question_id), None)
            if isinstance(value, str):
                casts.append((response, value))
        if casts:
            return self.choice_of(casts)
        if any(response["standing"] == "disputed" for response in self.responses):
            return "disputed"
        return "invalid" if self.invalid_papers and not live else "none"

    def choice_of(self, casts):
        said = []
        by_speaker = {}
        for response, value in casts:
            own = response["by"] == "self"
            speaker = (("account", response["actor"]) if own else ("entry", response["seq"])) if self.joint else "owner"
            by_speaker.setdefault(speaker, []).append((response, value))
        for own in by_speaker.values():
            values = [value for _response, value in current_casts(own)]
            said.append("unresolved" if len(set(values)) > 1 else values[0] if values else "")
        if len(set(said)) > 1:
            return "disputed"
        return {"yes": "agree", "no": "disagree", "indifferent": "abstain"}.get(said[0], "unresolved")


def current_casts(casts):
    """One ballot a dwelling: a later one replaces what does not rank above it; one for all replaces the same hand's."""
    current = []
    for response, value in casts:
        rank, home = act_rank(response), response["household"]
        if any(other["household"] == home and act_rank(other) > rank for other, _value in current):
            continue
        for_all = response["confirmed"] and (response["by"] == "self" or rank == 2)
        kept = []
        for other, other_value in current:
            same_hand = other["by"] != "self" or other["actor"] == response["actor"]
            if not (other["household"] == home or (for_all and same_hand)) or act_rank(other) > rank:
                kept.append((other, other_value))
        current = kept + [(response, value)]
    return current


class VoteRecount:
    """Counts an owners' vote from its opened entries."""

    def __init__(self, verification):
        self.terms = verification.bundle["terms"]
        self.published = verification.bundle["published"]
        self.electors = [Elector(record) for record in verification.bundle["roll"]["electors"]]
        self.elector_of = {dwelling["household"]: elector for elector in self.electors for dwelling in elector.dwellings}
        sales = [(seq, verification.name_of(home), verification.name_of(buyer)) for seq, home, buyer in verification.sales()]
        self.faults = None
        status = "open"
        for leaf in verification.counted_leaves():
            kind, fields = leaf["t"], verification.fields.get(leaf["seq"], {})
            while sales and sales[0][0] < leaf["seq"]:
                self.sell(*sales.pop(0)[1:])
            if kind in ("tally", "resultFinal") and self.faults is None:
                self.faults = self.sealed_fault(leaf, fields)
            status = {"roundClose": "closed", "resultFinal": "final"}.get(kind, status)
            cast = kind in ("response", "withdraw") and status == "open"
            settled = kind in ("void", "dispute", "disputeResolve") and status != "final"
            if not (cast or settled) or "household" not in fields:
                continue
            event = dict(fields, seq=leaf["seq"], via=leaf.get("via"))
            event["confirmed"] = fields.get("confirmed") is True
            event["identityChecked"] = fields.get("identityChecked") is True
            elector = self.elector_of.get(verification.name_of(fields["household"]))
            if elector is not None:
                elector.apply(kind, event)

    def sell(self, household, buyer_name):
        """A vote already cast stands; if there was none, the dwelling goes to the buyer, to his own vote where he has one."""
        seller = self.elector_of.get(household)
        if seller is None or seller.name == buyer_name:
            return
        if any(seller.choice(question["questionId"]) in TAKING_PART for question in self.terms["questions"]):
            return
        buyer = next((elector for elector in self.electors if elector.name == buyer_name), None)
        if not seller.joint and len(seller.dwellings) == 1 and buyer is None:
            return
        if buyer is None:
            buyer = Elector({"elector": buyer_name, "joint": False, "dwellings": []})
            self.electors.append(buyer)
        sold = [dwelling for dwelling in seller.dwellings if dwelling["household"] == household]
        seller.dwellings = [dwelling for dwelling in seller.dwellings if dwelling["household"] != household]
        buyer.dwellings = buyer.dwellings + sold
        self.elector_of[household] = buyer

    def cells(self, question):
        cells = {choice: {"people": 0, "areaDm2": 0} for choice in CHOICES}
        for elector in self.electors:
            scope = question["scope"]
            asked = [d for d in elector.dwellings if scope == "community" or d["unit"] in scope]
            if asked:
                cell = cells[elector.choice(question["questionId"])]
                cell["people"] += 1
                cell["areaDm2"] += sum(dwelling["areaDm2"] for dwelling in asked)
        return cells

    def takes_part(self, elector):
        for question in self.terms["questions"]:
            scope = question["scope"]
            asked = any(scope == "community" or d["unit"] in scope for d in elector.dwellings)
            if asked and elector.choice(question["questionId"]) in TAKING_PART:
                return True
        return False

    def turnout(self):
        """(persons, area, persons taking part, area taking part)"""
        owning = [elector for elector in self.electors if elector.dwellings]
        part = [elector for elector in owning if self.takes_part(elector)]

        def area(electors):
            return sum(dwelling["areaDm2"] for elector in electors for dwelling in elector.dwellings)

        return len(owning), area(owning), len(part), area(part)

    def verdicts(self):
        rules = {matter["questionId"]: matter["rule"] for matter in self.terms["statutory"]["matters"]}
        found = {}
        for question in self.terms["questions"]:
            if question["questionId"] not in rules:
                continue
            participation, agreement = shares_of(rules[question["questionId"]])
            cells = self.cells(question)
            holds, agreeing = [], []
            for measure in ("people", "areaDm2"):
                whole = sum(cell[measure] for cell in cells.values())
                part = sum(cells[choice][measure] for choice in TAKING_PART)
                holds.append(whole > 0 and reaches(participation, part, whole))
                agreeing.append(part > 0 and reaches(agreement, cells["agree"][measure], part))
            found[question["questionId"]] = verdict_of(holds + agreeing)
        return found

    def sealed_fault(self, leaf, fields):
        people, area, part, part_area = self.turnout()
        ours = {"electors": people, "areaDm2": area, "participating": part, "participatingDm2": part_area}
        ours["verdicts"] = self.verdicts()
        said = leaf.get("d", {})
        if any(said.get(name) != value for name, value in ours.items()):
            return "第 %d 条写着的数和重新数出来的不一样。" % leaf["seq"]
        counted = [{"questionId": q["questionId"], "cells": self.cells(q)} for q in self.terms["questions"]]
        if without_zeros(fields["result"]["questions"]) != without_zeros(counted):
            return "第 %d 条封存的合计和重新数出来的不一样。" % leaf["seq"]
        return None

    def compare(self):
        if self.faults is not None:
            raise Failed(self.faults)
        questions = {question["questionId"]: question for question in self.terms["questions"]}
        for vote in self.published.get("votes", []):
            cells = self.cells(questions[vote["questionId"]])
            for cell in vote["cells"]:
                if "people" in cell and cell["people"] != cells[cell["choice"]]["people"]:
                    raise Failed("“%s”的票数不对。" % vote["title"])
        return "逐位业主重新数过：人数、面积和每件事的票数都和公布的一致。"


# ---------------------------------------------------------------- command


def code_of(found):
    name, status, _detail = found[-1]
    if status == "failed":
        return next(code for step, code, _title in STEPS if step == name)
    return UNCOMPARED_CODE if any(status == "uncompared" for _name, status, _detail in found) else 0


def print_report(found):
    by_name = {name: (status, detail) for name, status, detail in found}
    for place, (name, _code, title) in enumerate(STEPS, 1):
        if name in by_name:
            print("%2d %s %s：%s" % (place, MARKS[by_name[name][0]], title, by_name[name][1]))
        else:
            print("%2d   %s：没有做" % (place, title))
    code = code_of(found)
    if code == UNCOMPARED_CODE:
        print("没有比成（%d）；标 ? 的没有比，不能当作通过，请照那一步写的做了再核对" % code)
    elif code:
        print("没有通过（%d）" % code)
    elif any(status == "open" for _name, status, _detail in found):
        print("通过；标 ○ 的，这份核对包的可见范围内不能重新数（not recountable at this tier）")
    else:
        print("通过")


def read_file(path):
    with open(path, "rb") as file:
        return file.read()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bundles", nargs="*")
    parser.add_argument("--head")
    parser.add_argument("--receipt")
    parser.add_argument("--proof")
    parser.add_argument("--folder")
    asked = parser.parse_args()
    sys.stdout.reconfigure(encoding="utf-8")
    try:
        files = list(asked.bundles)
        if asked.folder:
            files += [os.path.join(asked.folder, name) for name in sorted(os.listdir(asked.folder))]
        if not files:
            parser.print_usage(sys.stderr)
            return 2
        head = asked.head
        if head is not None and os.path.exists(head):
            head = read_file(head).decode("utf-8")
        receipt = None if asked.receipt is None else read_file(asked.receipt).decode("utf-8")
        proof = None if asked.proof is None else read_file(asked.proof).decode("utf-8")
        if len(files) == 1:
            found = Verification(read_file(files[0]), head, receipt, proof).run()
            print_report(found)
            return code_of(found)
        worst = 0
        for path in files:
            steps = Verification(read_file(path), head, receipt, proof).run()
            code = code_of(steps)
            told = "uncompared" if code == UNCOMPARED_CODE else "failed"
            print("%d\t%s\t%s" % (code, path, next((name for name, status, _detail in steps if status == told), "")))
            worst = max(worst, code)
        return worst
    except (OSError, UnicodeDecodeError) as fault:
        print(fault, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
