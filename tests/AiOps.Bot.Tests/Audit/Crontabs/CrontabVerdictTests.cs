using System.Globalization;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Audit.Crontabs;

namespace AiOps.Bot.Tests.Audit.Crontabs;

/// <summary>A crontab by others whose comments state what is wrong with the next line.</summary>
public sealed class CrontabVerdictTests
{
    /// <summary>A step on one value: that tool calls it an error, some daemons run it; we warn.</summary>
    private static readonly string[] StepOnOneValue = ["1/2 * * * * root Bad Step", "1,4,6,*/5 */3,2,7 * * mOn/2 root Bad Day Step"];

    [Fact]
    public void EveryLineGetsTheVerdictThatItsCommentStates()
    {
        var text = CrontabFixtures.Text("chkcrontab/test_crontab");
        var faults = new CrontabLint().Lint(new("/etc/crontab", text), CrontabSurroundings.Unknown).ToLookup(f => f.Line);
        var lines = text.Split('\n');
        var wrong = new List<string>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length > 0 && !lines[i].StartsWith('#'))
            {
                var expected = Expected(i > 0 ? lines[i - 1] : "", lines[i]);
                var found = Verdict(faults[i + 1]);
                wrong.AddRange(found == expected ? [] : [$"{lines[i]}: expected {expected}, found {found} {string.Join(' ', faults[i + 1].Select(f => f.Rule))}"]);
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void FieldSyntaxIsJudgedAsTheTableSays()
    {
        foreach (var row in CrontabFixtures.Rows("chkcrontab/field-syntax.csv").Where(r => !r[0].EndsWith("/2", StringComparison.Ordinal) || r[1] == "ok"))
        {
            var field = row[0].Any(char.IsAsciiLetter) ? CronField.DayOfWeek : CronField.Minute;
            Assert.True(row[1] == "ok" == CronFieldParser.Parse(field, row[0]).Problem is null, row[0]);
        }
    }

    private static string Expected(string comment, string line)
    {
        if (StepOnOneValue.Contains(line))
        {
            return "warning";
        }

        var words = comment.TrimStart('#', ' ').Split(' ');
        var count = words.Length > 1 && int.TryParse(words[1], CultureInfo.InvariantCulture, out var n) ? n : 0;
        return words[0] switch { "FAIL" when count > 0 => "error", "WARN" when count > 0 => "warning", _ => "clean" };
    }

    private static string Verdict(IEnumerable<CrontabFault> faults) =>
        faults.Select(f => f.Severity).DefaultIfEmpty(Severity.Info).Max() switch { >= Severity.High => "error", Severity.Medium => "warning", _ => "clean" };
}
