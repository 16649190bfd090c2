namespace AiOps.Bot.Core.Audit.Crontabs.Rules;

/// <summary>L10: characters of word processors and of Windows, which look right and are not.</summary>
internal sealed class ForeignCharacters : ICrontabRule
{
    private static readonly Dictionary<char, string> Meant = new()
    {
        ['\u00A0'] = " ", ['\u2007'] = " ", ['\u202F'] = " ", ['\u3000'] = " ", ['\u200B'] = "", ['\uFEFF'] = "",
        ['\u2018'] = "'", ['\u2019'] = "'", ['\u201C'] = "\"", ['\u201D'] = "\"", ['\u2013'] = "-", ['\u2014'] = "--", ['\u2212'] = "-",
        ['\uFF0A'] = "*", ['\u2217'] = "*",
    };

    public IEnumerable<CrontabFault> Check(CrontabReading reading)
    {
        if (reading.File.Text.StartsWith('\uFEFF'))
        {
            yield return new("L10", Severity.High, 1, "The file begins with a byte order mark.", "cron reads it as part of the first line, which it then skips.", "Save the file as UTF-8 without a byte order mark.");
        }

        var windows = reading.File.Text.Split('\n').Count(l => l.EndsWith('\r'));
        if (windows > 0)
        {
            yield return new("L10", Severity.High, 0, $"{windows} line(s) end as on Windows (CR LF).", "The shell gets the carriage return as a part of the last word: '/bin/sh\\r' is not found.", "Convert the file: sed -i 's/\\r$//' FILE");
        }

        foreach (var line in reading.Lines.Where(l => l is not CrontabRemark && l.Text.Any(Meant.ContainsKey)))
        {
            yield return Fault(line);
        }
    }

    private static CrontabFault Fault(CrontabLine line)
    {
        var first = line.Text.First(Meant.ContainsKey);
        return new("L10", Severity.High, line.Number, $"The line has the character U+{(int)first:X4}, which looks like {(Meant[first].Trim().Length == 0 ? "a space" : $"'{Meant[first]}'")}.",
            "cron and the shell take it for a letter of the word it stands in.", "Type the plain character.")
        {
            SuggestedLineText = string.Concat(line.Text.Select(c => Meant.TryGetValue(c, out var plain) ? plain : c.ToString())),
        };
    }
}
