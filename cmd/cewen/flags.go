package main

import (
	"github.com/spf13/pflag"

	"cewen/search"
)

// filterFlags adds the flags of a filter.
func filterFlags(flags *pflag.FlagSet, v *search.FilterValues) {
	flags.StringArrayVar(&v.Region, "region", nil, "只查`地区`及其以下，例如 山西省/太原市（可重复）")
	flags.StringArrayVar(&v.Level, "level", nil, "只查`层级`：国家、省、市、县（可重复）")
	flags.StringArrayVar(&v.Year, "year", nil, "只查`年份`：2022、2018..2024、2018..（可重复）")
	flags.StringArrayVar(&v.Kind, "kind", nil, "只查`文种`（可重复）")
	flags.StringArrayVar(&v.Issuer, "issuer", nil, "只查`发文机关`（可重复）")
	flags.StringArrayVar(&v.Role, "role", nil, "只查文档的这一`部分`：回顾、部署、其他（可重复）")
}

func readFilter(v search.FilterValues) (filterValues, error) {
	filter, err := search.ParseFilter(v)
	return filterValues{Filter: filter, written: v}, asWrongUse(err)
}

// asWrongUse makes what the search package refuses a wrong use of the command line.
func asWrongUse(err error) error {
	if err == nil {
		return nil
	}
	return &usageError{err}
}
