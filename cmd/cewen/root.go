package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"
)

// Exit codes.
const (
	exitOK     = 0
	exitFailed = 1
	exitUsage  = 2
)

// app is what the commands share.
type app struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	data           string // --data
}

// run runs a command line and returns its exit code.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the process at once

	a := &app{stdin: stdin, stdout: stdout, stderr: stderr}
	root := a.rootCommand()
	root.SetArgs(keepNegations(root, args))
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return exitOK
	}
	var quiet *quietError
	if !errors.As(err, &quiet) {
		_, _ = fmt.Fprintln(stderr, "cewen: "+explain(err)) // nothing can be said where stderr is closed
	}
	if isWrongUse(err) {
		return exitUsage
	}
	return exitFailed
}

func (a *app) rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:           "cewen",
		Short:         "策问：中文政策文件的精确全文检索",
		Long:          "策问（Cewen）：中文政策文件的精确全文检索。\n谁在何时何地说过这句话，说过几次：结果精确，可以验证。",
		Example:       "  cewen serve\n  cewen import 报告/\n  cewen search 太忻一体化",
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return cmd.Help()
			}
			return unknownCommand(cmd, args[0])
		},
		CompletionOptions:          cobra.CompletionOptions{HiddenDefaultCmd: true},
		SuggestionsMinimumDistance: 2, // a slip of the finger
	}
	root.PersistentFlags().StringVar(&a.data, "data", defaultData(), "数据目录 `DIR`（默认 $CEWEN_DATA 或 ./cewen-data）")
	root.PersistentFlags().Lookup("data").DefValue = "" // said in the text
	root.PersistentFlags().BoolP("help", "h", false, "显示本帮助")
	root.SetFlagErrorFunc(flagError)
	root.SetHelpCommand(&cobra.Command{Use: "no-help", Hidden: true})
	root.SetUsageTemplate(usageTemplate)
	root.AddCommand(
		a.serveCommand(), a.importCommand(), a.searchCommand(), a.countCommand(), a.synonymsCommand(),
		a.exportCommand(), a.verifyCommand(), a.statsCommand(), a.rebuildCommand(), a.removeCommand(),
		a.historyCommand(), a.originalCommand(), a.duplicatesCommand(), a.backupCommand(), a.restoreCommand(), a.salvageCommand(), a.benchCommand(), a.versionCommand(),
	)
	root.AddCommand(a.instrumentCommands()...)
	for _, cmd := range root.Commands() {
		cmd.DisableFlagsInUseLine = true // written where it belongs
	}
	return root
}

func defaultData() string {
	if dir := os.Getenv("CEWEN_DATA"); dir != "" {
		return dir
	}
	return "cewen-data"
}
