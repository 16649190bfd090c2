using System.Text.Json;

namespace AiOps.Bot.Tests.Commands;

public sealed class LintCronVerbTests
{
    [Fact]
    public async Task FaultsAreNamedWithRuleLineAndCorrection()
    {
        var run = await CommandRun.OfAsync("# jobs\n0 3 * * monday root true\n", "lint-cron", "--system", "-");
        Assert.Equal(1, run.Code);
        Assert.StartsWith("-:2: error L01: ", run.Lines[0], StringComparison.Ordinal);
        Assert.Contains("    > 0 3 * * mon root true", run.Lines);
        Assert.Contains("1 file(s), 1 job(s): 1 error(s)", run.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task JsonHasWhatScriptsNeed()
    {
        var run = await CommandRun.OfAsync("@dayly true\n", "lint-cron", "-", "--json");
        var fault = JsonDocument.Parse(run.Output.ToString()).RootElement[0];
        Assert.Equal(
            ("L03", 1, "error", "@daily true"),
            (fault.GetProperty("rule").GetString(), fault.GetProperty("line").GetInt32(), fault.GetProperty("level").GetString(), fault.GetProperty("suggestedLineText").GetString()));
    }

    [Fact]
    public async Task ASoundCrontabEndsWithZeroAndAnEmptyList()
    {
        var run = await CommandRun.OfAsync("0 3 * * * true\n", "lint-cron", "-", "--json");
        Assert.Equal((0, "[]"), (run.Code, run.Output.ToString().Trim()));
    }

    [Fact]
    public async Task WhatIsTooLargeForACrontabIsRefused() =>
        Assert.Equal(2, (await CommandRun.OfAsync(new string('x', 2_000_000), "lint-cron", "-")).Code);
}
