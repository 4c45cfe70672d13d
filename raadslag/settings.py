"""Django's settings, taken from the environment; every RAADSLAG_ variable is optional."""

from __future__ import annotations

import os
from pathlib import Path

from raadslag.core import environment, keys

_env = os.environ
_root = Path(__file__).resolve().parent.parent

RAADSLAG_DATA_DIR = Path(_env.get("RAADSLAG_DATA_DIR", _root / "var")).expanduser().resolve()
RAADSLAG_DATA_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)  # closed text lies in it

DEBUG = environment.flag(_env, "RAADSLAG_DEBUG")
SECRET_KEY = _env.get("RAADSLAG_SECRET_KEY") or keys.kept_secret(RAADSLAG_DATA_DIR / "secret-key")
ALLOWED_HOSTS = environment.words(_env, "RAADSLAG_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = environment.words(_env, "RAADSLAG_TRUSTED_ORIGINS")
# Demo users with known passwords are made only where this is on.
RAADSLAG_DEVELOPMENT = environment.flag(_env, "RAADSLAG_DEVELOPMENT", default=DEBUG)

DATABASES = {
    "default": environment.database(
        _env.get("RAADSLAG_DATABASE_URL", ""), data_dir=RAADSLAG_DATA_DIR
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_tasks",
    "django_tasks_db",
    "raadslag.core",
    "raadslag.people",
    "raadslag.mailing",
    "raadslag.meetings",
    "raadslag.drafts",
    "raadslag.followup",
    "raadslag.publishing",
    "raadslag.intake",
    "raadslag.search",
    "raadslag.journeys",
    "raadslag.web",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "raadslag.web.protection.protected",
]
ROOT_URLCONF = "raadslag.urls"
WSGI_APPLICATION = "raadslag.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "raadslag.web.context.frame",
            ],
        },
    },
]

AUTH_USER_MODEL = "people.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"

LANGUAGE_CODE = "da"
LANGUAGES = [("da", "Dansk"), ("en", "English")]
LOCALE_PATHS = [_root / "raadslag" / "web" / "locale"]
USE_I18N = True
TIME_ZONE = "Europe/Copenhagen"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = RAADSLAG_DATA_DIR / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # WhiteNoise warns where it is missing
WHITENOISE_USE_FINDERS = True  # so that the site serves its own files without collectstatic

X_FRAME_OPTIONS = "SAMEORIGIN"  # the review page shows the original in a frame of its own
SILENCED_SYSTEM_CHECKS = ["security.W019"]  # wants DENY; see the line above
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
_https = environment.flag(_env, "RAADSLAG_HTTPS")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _https
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _https else None
SECURE_SSL_REDIRECT = _https
SECURE_HSTS_SECONDS = 31_536_000 if _https else 0

_mail = environment.mail(
    _env.get("RAADSLAG_MAIL_URL", ""),
    data_dir=RAADSLAG_DATA_DIR,
    development=RAADSLAG_DEVELOPMENT,
)
globals().update(_mail)
DEFAULT_FROM_EMAIL = _env.get("RAADSLAG_MAIL_FROM", "raadslag@localhost")
# What links in mails begin with: no request says it there.
RAADSLAG_SITE = environment.site(_env.get("RAADSLAG_SITE", ""))
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

FILE_UPLOAD_PERMISSIONS = 0o640
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # Without this Django mails its error reports to nobody and prints nothing when DEBUG is off.
    "loggers": {"django": {"handlers": ["console"], "level": "WARNING", "propagate": False}},
}
