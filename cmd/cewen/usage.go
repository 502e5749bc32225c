package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// usageTemplate is cobra's, in Chinese and without what we do not use.
const usageTemplate = `用法：
  {{if .HasAvailableSubCommands}}{{.CommandPath}} 命令 [选项]{{else}}{{.UseLine}}{{end}}
{{- if .HasAvailableSubCommands}}

命令：{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}{{end}}
{{- if .HasExample}}

例：
{{.Example}}{{end}}
{{- if .HasAvailableLocalFlags}}

选项：
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}
{{- if .HasAvailableInheritedFlags}}

通用选项：
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}
{{- if .HasAvailableSubCommands}}

“{{.CommandPath}} 命令 --help”显示各命令的说明。{{end}}
`

// usageError is a wrong use of the command line: exit code 2.
type usageError struct{ err error }

func (e *usageError) Error() string { return e.err.Error() }

func (e *usageError) Unwrap() error { return e.err }

func wrongUse(format string, args ...any) error { return &usageError{fmt.Errorf(format, args...)} }

// atLeastOne wants an argument or more; what names them.
func atLeastOne(what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return wrongUse("缺少%s\n用法：%s", what, cmd.UseLine())
		}
		return nil
	}
}

// oneArg wants exactly one argument; what names it.
func oneArg(what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) > 1 {
			return wrongUse("多了参数“%s”\n用法：%s", args[1], cmd.UseLine())
		}
		return atLeastOne(what)(cmd, args)
	}
}

func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return wrongUse("多了参数“%s”\n用法：%s", args[0], cmd.UseLine())
	}
	return nil
}

func unknownCommand(cmd *cobra.Command, name string) error {
	message := fmt.Sprintf("没有“%s”这个命令", name)
	if near := cmd.SuggestionsFor(name); len(near) > 0 {
		message += "，是不是要用 " + strings.Join(near, "、") + "？"
	}
	return wrongUse("%s\n“cewen --help”列出所有命令", message)
}

func flagError(cmd *cobra.Command, err error) error {
	if errors.Is(err, pflag.ErrHelp) {
		return err
	}
	message := "选项有误：" + err.Error()
	var (
		unknown *pflag.NotExistError
		missing *pflag.ValueRequiredError
		invalid *pflag.InvalidValueError
	)
	switch {
	case errors.As(err, &unknown):
		message = fmt.Sprintf("没有“%s”这个选项；以 - 开头的检索式或文件名前面请加 --", asWritten(unknown))
	case errors.As(err, &missing):
		message = fmt.Sprintf("选项“%s”缺少取值", dashed(missing.GetSpecifiedName()))
	case errors.As(err, &invalid):
		message = fmt.Sprintf("选项“--%s”不能取“%s”", invalid.GetFlag().Name, invalid.GetValue())
	}
	return wrongUse("%s\n“%s --help”显示用法", message, cmd.CommandPath())
}

// asWritten is an unknown option as it was written: of letters in a group, pflag
// names a byte only.
func asWritten(e *pflag.NotExistError) string {
	if group := e.GetSpecifiedShortnames(); group != "" {
		return "-" + group
	}
	return dashed(e.GetSpecifiedName())
}

func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}
