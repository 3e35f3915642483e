"""Django's settings, all from `weft_web.environment`."""

import os
from pathlib import Path

from weft_web import environment
from weft_web.environment import SecondFactor, Standing

ENVIRONMENT = environment.read(os.environ)
HERE = Path(__file__).parent
SERVES_HTTPS = ENVIRONMENT.standing is Standing.SERVER

SECRET_KEY = environment.secret_key(ENVIRONMENT)
DEBUG = False
ALLOWED_HOSTS = [*ENVIRONMENT.hosts, "127.0.0.1", "localhost", "[::1]"] if not SERVES_HTTPS else list(ENVIRONMENT.hosts)
ROOT_URLCONF = "weft_web.urls"
WSGI_APPLICATION = "weft_web.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "weft_web.accounts",
    "weft_web.countries",
    "weft_web.jobs",
    "weft_web.instruments",
    "weft_web.findings",
    "weft_web.coverage",
    "weft_web.searches",
    "weft_web.institutions",
    "weft_web.observations",
    "weft_web.studies",
    "weft_web.strategies",
    "weft_web.exchange",
    "weft_web.courses",
    "weft_web.consultations",
    "weft_web.meetings",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "weft_web.headers.HeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "weft_web.tongue.TongueMiddleware",
    "weft_web.gate.GateMiddleware",
    "axes.middleware.AxesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "OPTIONS": {
            "loaders": [
                ("django.template.loaders.cached.Loader", ["django.template.loaders.filesystem.Loader"]),
            ],
            "builtins": ["weft_web.templatetags.saying"],
            "libraries": {
                "static": "django.templatetags.static",
                "judging": "weft_web.templatetags.judging",
                "planning": "weft_web.templatetags.planning",
            },
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csrf",
                "django.contrib.messages.context_processors.messages",
                "weft_web.tongue.voices",
                "weft_web.gate.surroundings",
            ],
        },
    }
]

DATABASES = environment.databases(ENVIRONMENT)
DATABASE_ROUTERS = ["weft_web.routing.PassingRouter"]

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "accounts:sign_in"
SECOND_FACTOR: SecondFactor = ENVIRONMENT.second_factor

AXES_FAILURE_LIMIT = 5
# The name under which Django tells of a failure; by axes' own default every failure would count for nobody.
AXES_USERNAME_FORM_FIELD = "username"
AXES_SENSITIVE_PARAMETERS = ["email", "old", "code", "username", "ip_address"]
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "weft_web.accounts.views.locked_out"
AXES_VERBOSE = False
AXES_ENABLE_ACCESS_FAILURE_LOG = False

SESSION_ENGINE = "weft_web.accounts.sessions"
SESSION_COOKIE_AGE = 12 * 3600
PASSWORD_RESET_TIMEOUT = 24 * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SERVES_HTTPS
SESSION_COOKIE_NAME = "__Host-weft" if SERVES_HTTPS else "weft"
CSRF_COOKIE_NAME = "__Host-weft-form" if SERVES_HTTPS else "weft-form"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "weft_web.faults.stale_form"
X_FRAME_OPTIONS = "DENY"
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if SERVES_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SERVES_HTTPS
SECURE_SSL_REDIRECT = SERVES_HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENVIRONMENT.behind_proxy else None
AXES_IPWARE_PROXY_COUNT = 1 if ENVIRONMENT.behind_proxy else 0

USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("fr", "français"), ("es", "español")]

STATIC_URL = "/static/"
# Style and script of the courses are the engine's: packages hold the same.
STATICFILES_DIRS = [HERE / "static", ("courses", HERE.parent / "weft" / "courses" / "assets")]
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_ALLOW_ALL_ORIGINS = False
# Every address of a static file changes with the file (statics.DigestedStorage), so a browser may keep it for ever.
WHITENOISE_IMMUTABLE_FILE_TEST = r"^/static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "weft_web.statics.DigestedStorage"},
}

DATA = ENVIRONMENT.data
UPLOAD_BYTES = ENVIRONMENT.upload_bytes
MAIL, MAIL_FROM = ENVIRONMENT.mail, ENVIRONMENT.mail_from
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
DATA_UPLOAD_MAX_NUMBER_FILES = 2_000

# W021: whether a domain goes on the browsers' preload list is for who owns the domain to say.
SILENCED_SYSTEM_CHECKS = ["axes.W003", "security.W021"]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
