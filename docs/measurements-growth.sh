#!/usr/bin/env bash
# measurements-growth.sh CLIENT-OPTION...: each statement of measurements-growth.sql eleven times, the first two not
# counted: rows read (the Handler_read counters), fastest, median and slowest milliseconds (SHOW PROFILES), and
# the plan. Options are those of the database's client, such as --socket=FILE --user=adsum --password=… adsum.
set -euo pipefail
statements=$(dirname "$0")/measurements-growth.sql
client=${MARIADB:-mariadb}

{
  grep '^set ' "$statements"
  echo "set profiling_history_size = 100;"
  awk '/^-- name: /{name = substr($0, 10); next} name != "" {
    print "select \"#name\", \"" name "\";"
    print "explain " $0
    print "select \"#run\";"
    for (i = 0; i < 2; i++) print $0
    print "flush status;"
    print $0
    print "select \"#read\", sum(variable_value) from information_schema.session_status where variable_name like \"HANDLER_READ%\";"
    print "set profiling = 1;"
    for (i = 0; i < 9; i++) print $0
    print "set profiling = 0; show profiles;"
    name = ""
  }' "$statements"
} | "$client" "$@" --batch --skip-column-names | awk -F'\t' '
  function sorted(  i, j, t) {
    # SHOW PROFILES tells of the statements before, too.
    for (i = 1; i <= 9; i++) ms[i] = seen[n - 9 + i]
    n = 9
    for (i = 1; i <= n; i++) for (j = i + 1; j <= n; j++) if (ms[j] < ms[i]) { t = ms[i]; ms[i] = ms[j]; ms[j] = t }
  }
  function tell() {
    if (name == "") return
    sorted()
    printf "| %s | %s | %.2f | %.2f | %.2f | %s |\n", name, rows, ms[1], ms[5], ms[9], plan
  }
  BEGIN { print "| statement | rows read | fastest ms | median ms | slowest ms | plan |"; print "|---|---|---|---|---|---|" }
  $1 == "#name" { tell(); name = $2; plan = ""; n = 0; planning = 1; next }
  $1 == "#run" { planning = 0; next }
  planning && NF >= 10 { plan = plan (plan == "" ? "" : ", ") $3 " " $4 " " ($6 == "NULL" ? "-" : $6); next }
  $1 == "#read" { rows = $2; next }
  !planning && $1 ~ /^[0-9]+$/ && $2 ~ /^[0-9]+\.[0-9]+$/ && NF >= 3 && $3 !~ /^(set|show|flush) / { seen[++n] = $2 * 1000 }
  END { tell() }'
