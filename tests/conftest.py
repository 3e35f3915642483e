"""Examples that Hypothesis makes up may take as long as the machine needs: how fast a thing is, is no matter of tests."""

from hypothesis import HealthCheck, settings

settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")
