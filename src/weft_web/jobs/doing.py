"""One job in a process of its own: `python -m weft_web.jobs.doing JOB HOLDER WORKER`, WORKER being the number of the worker's process."""

import os
import sys

from weft_web.jobs.presence import end_with_parent


def main() -> None:
    """Sets Django up and does the job, unless the worker is gone already."""
    end_with_parent(int(sys.argv[3]))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "weft_web.settings")
    import django

    django.setup()
    from weft_web.jobs.working import do

    do(int(sys.argv[1]), sys.argv[2])


if __name__ == "__main__":
    main()
