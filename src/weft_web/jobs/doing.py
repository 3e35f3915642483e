"""One job in a process of its own: `python -m weft_web.jobs.doing JOB HOLDER`."""

import os
import sys


def main() -> None:
    """Sets Django up and does the job."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "weft_web.settings")
    import django

    django.setup()
    from weft_web.jobs.working import do

    do(int(sys.argv[1]), sys.argv[2])


if __name__ == "__main__":
    main()
