namespace AiOps.Bot.Core.Audit.Crontabs.Rules;

/// <summary>L04: the last line has no line end.</summary>
internal sealed class MissingLastNewline : ICrontabRule
{
    public IEnumerable<CrontabFault> Check(CrontabReading reading)
    {
        if (reading.Lines.IsEmpty || reading.File.Text.EndsWith('\n'))
        {
            return [];
        }

        return [new("L04", Severity.High, reading.Lines[^1].Number, "The last line has no line end.",
            "Some crons ignore such a line, some refuse the whole file.", "Add an empty line at the end of the file.")];
    }
}
