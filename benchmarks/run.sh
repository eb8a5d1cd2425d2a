#!/usr/bin/env bash
# Runs the benchmarks against the built jar; `./hydrant benchmark [WORD…]` builds first and calls this.
# Words choose benchmarks by their titles: `./hydrant benchmark lineage`. Ends with 1 when a target is missed.
set -euo pipefail

here=$(cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
dist=$(dirname "$here")/hydrant-app/target/dist
[ -f "$dist/hydrant.jar" ] || { echo "benchmarks: build first: ./hydrant build" >&2; exit 2; }
java=java
javac=javac
if [ -n "${JAVA_HOME:-}" ]; then
  java=$JAVA_HOME/bin/java
  javac=$JAVA_HOME/bin/javac
fi

# Compiled here rather than by Maven, so that one command is enough once the jar is built.
classes=$here/target/run-classes
rm -rf "$classes" && mkdir -p "$classes"
find "$here/src/main/java" -name '*.java' -print0 |
  xargs -0 "$javac" -nowarn -proc:none -d "$classes" -cp "$dist/hydrant.jar:$dist/lib/*"
export HYDRANT_LOG=${HYDRANT_LOG:-ERROR} # a line for each of a thousand runs would be measured too
exec "$java" -XX:+UseSerialGC -Dsun.net.httpserver.nodelay=true -cp "$classes:$dist/hydrant.jar:$dist/lib/*" \
  dev.hydrant.benchmarks.Benchmarks "$dist" "$here/target/results.json" "$@"
