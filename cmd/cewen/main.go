// Command cewen (策问) searches Chinese policy documents exactly: it imports them,
// answers what is printed where and how often, and serves a page and an API.
package main

import "os"

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }
