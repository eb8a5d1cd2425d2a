# Sourced by the launcher: builds and runs every test. HYDRANT_REQUIRE=chromium,… turns the skip of
# what is missing into a failure.

# Headless Chromium comes from the system; where we may, we install it.
find_chromium() {
  local candidate
  for candidate in "${CHROMIUM:-}" chromium chromium-browser google-chrome; do
    [ -n "$candidate" ] && command -v "$candidate" >/dev/null && { command -v "$candidate"; return 0; }
  done
  return 1
}

install_chromium() {
  find_chromium >/dev/null && return 0
  command -v apt-get >/dev/null && [ "$(id -u)" = 0 ] || return 0
  say "hydrant: Installing Chromium for the browser tests …"
  { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium; } >>"$log" 2>&1 ||
    say "hydrant: Chromium could not be installed; see $log"
}

page_tests() {
  npm --prefix "$home/ui" test -- --reporter=default --reporter=json --outputFile.json="$results/page.json"
}

server_tests() {
  # Formatting, static analysis and architecture rules are part of verify.
  # shellcheck disable=SC2046
  mvn -B -T2 $(maven_proxy) ${HYDRANT_MAVEN_ARGS:-} --no-transfer-progress -f "$home/pom.xml" --fail-at-end \
    -Dhydrant.results="$results" ${soak:+-Dhydrant.soak=true} verify
}

step() { # name command…: runs it, shows the end of its output when it fails, remembers the failure
  local name=$1 start=$SECONDS; shift
  say "hydrant: $name …"
  if "$@" >"$results/$name.log" 2>&1; then
    say "hydrant: $name took $((SECONDS - start)) s"
  else
    failed="$failed $name"
    say "hydrant: $name FAILED after $((SECONDS - start)) s; the end of its output:"
    grep -E '^\[ERROR\]|FAIL|✗|×|AssertionError|Error:' "$results/$name.log" | head -n 60 >&2 || true
    tail -n 30 "$results/$name.log" >&2
  fi
}

run_tests() {
  soak=
  [ "${1:-}" = --soak ] && soak=yes
  results=$work/test-results
  failed=
  rm -rf "$results" && mkdir -p "$results"
  find "$home" -path '*/target/surefire-reports' -not -path '*/node_modules/*' -prune -exec rm -rf {} +
  install_chromium
  CHROMIUM=$(find_chromium || true)
  export CHROMIUM
  page_packages
  rm -rf "$home/ui/dist" "$home/hydrant-server/target/classes/ui"
  step page-build npm --prefix "$home/ui" run build
  step page-tests page_tests
  step server-tests server_tests
  node "$home/.ci/count.mjs" "$home" "$results" "$failed"
}
