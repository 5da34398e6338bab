"""The codebook as the desk shows it: its kinds by family, and each kind's page in words."""
