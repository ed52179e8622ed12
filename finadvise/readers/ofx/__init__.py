"""OFX 1.x and 2.x, QFX and QBO: guard, linear scan, document, statement."""
