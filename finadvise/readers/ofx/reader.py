"""The OFX reader: guard, scan, tree, document, and one account per account number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from finadvise.model.statement import ReadOptions, Statement, StatementAccount
from finadvise.readers.amounts import settle_mark
from finadvise.readers.ofx.accounts import AccountBuilder, merge_accounts
from finadvise.readers.ofx.document import read_document
from finadvise.readers.ofx.guard import guard_ofx
from finadvise.readers.ofx.scan import plain_text, scan_rows
from finadvise.readers.ofx.statements import RawStatement, bank_errors, raw_statements
from finadvise.readers.ofx.tree import build_tree

_SIGN = re.compile(rb"<OFX[\s>]|OFXHEADER|<\?OFX\s", re.IGNORECASE)


class OfxReader:
    """OFX 1.x (SGML) and 2.x (XML), also as QFX and QBO."""

    name = "ofx"

    def claims(self, head: bytes, filename: str) -> bool:  # noqa: ARG002 - content decides
        """Tell by an OFX header or an `<OFX>` tag, also in UTF-16."""
        return bool(_SIGN.search(head.replace(b"\x00", b"")))

    def read(self, content: bytes, options: ReadOptions) -> Statement:
        """Read the whole file, all accounts.

        `rows` of an investment account are its cash movements; holdings and movements of
        securities are `positions` and `trades`. OFX has no opening balance, so `reconciles` is
        None here; whoever knows the balance before compares.

        Raises:
            InputRefused: Cut off, damaged, an error of the bank, no statement in it, or a day or
                an amount that cannot be read without guessing.
        """
        guarded = guard_ofx(content)
        scan = scan_rows(guarded.text)
        root = build_tree(scan.skeleton)
        statements = raw_statements(root, scan.rows)
        currency = plain_text(statements[0].node.leaf("CURDEF")) or options.default_currency
        mark = settle_mark(_amount_texts(statements), currency, options.decimal)
        document = read_document(root, statements, mark or ".")
        builder = AccountBuilder(options, mark, document)
        accounts = [
            builder.build(raw, account)
            for raw, account in zip(statements, document.accounts, strict=True)
        ]
        merged = merge_accounts(accounts)
        errors = (f"the bank reports an error: {each}" for each in bank_errors(root))
        return Statement(
            format=self.name,
            layout=self.name,
            accounts=merged,
            assumptions=(*guarded.notes, *builder.assumptions, *_merge_note(accounts, merged)),
            warnings=(*errors, *_empty_note(merged), *builder.warnings),
        )


def _amount_texts(statements: Sequence[RawStatement]) -> Iterator[str]:
    for statement in statements:
        yield from (row.fields.get("TRNAMT", "").strip() for row in statement.rows)
        for name in ("LEDGERBAL", "AVAILBAL"):
            yield plain_text(statement.node.leaf(name, "BALAMT"))


def _merge_note(
    accounts: Sequence[StatementAccount], merged: Sequence[StatementAccount]
) -> Iterator[str]:
    if len(merged) < len(accounts):
        before, after = (sum(len(each.rows) for each in kept) for kept in (accounts, merged))
        yield (
            f"{len(accounts)} statements joined to {len(merged)} accounts; "
            f"{before - after} rows that two statements repeat are kept once"
        )


def _empty_note(accounts: Sequence[StatementAccount]) -> Iterator[str]:
    if not any(account.rows or account.positions or account.trades for account in accounts):
        yield "the statement holds no transactions"
