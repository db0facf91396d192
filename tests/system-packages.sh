#!/usr/bin/env bash
# Installs what the tests need from the system, where it may; a test that then misses something says so.
set -u
missing=()
command -v chromium >/dev/null || missing+=(chromium)
command -v xmlsec1 >/dev/null || missing+=(xmlsec1)
command -v pdfsig >/dev/null || missing+=(poppler-utils)
command -v openssl >/dev/null || missing+=(openssl)
[ ${#missing[@]} -eq 0 ] && exit 0
if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
  echo "Installing for the tests: ${missing[*]}"
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
else
  echo "Not installed, and no right to install: ${missing[*]}. The tests that need them are skipped."
fi
