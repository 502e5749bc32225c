#!/bin/sh
# Looks for known vulnerabilities. Where the vulnerability database cannot be
# reached, says so plainly and does not fail: nothing was checked then.
out=$("$1" ./... 2>&1)
status=$?
echo "$out"
[ $status -eq 0 ] && exit 0
if echo "$out" | grep -qE 'vuln\.go\.dev|fetching vulnerabilities'; then
	echo "NOT COVERED: the vulnerability database could not be reached; nothing was checked"
	exit 0
fi
exit $status
