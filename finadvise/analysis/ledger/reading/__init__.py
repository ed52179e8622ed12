"""What a bank's text says before the owner said anything: payee, evidence, likely category."""
