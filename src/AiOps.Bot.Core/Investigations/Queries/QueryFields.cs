using System.Globalization;
using System.Text.RegularExpressions;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Investigations.Queries;

/// <summary>Reads the field that rows are counted by. Never throws on a line.</summary>
internal sealed partial class QueryFields(ILogTemplates templates, ILogParser parser)
{
    public const string None = "(none)";

    private const int MostMasked = 2_000;
    private const int MostShown = 200;

    /// <summary>By the names that log formats give them.</summary>
    private static readonly string[] Addresses = ["sourceIPAddress", "address", "sourceAddress", "rhost", "remoteHost", "clientIp", "remoteAddress", "srcaddr"];

    private static readonly string[] Users = ["user", "userName", "userIdentity.userName", "userIdentity.arn", "requester", "principal"];

    public string Of(QueryField field, LogEvent row) => field switch
    {
        QueryField.Resource => Or(row.Resource.Value),
        QueryField.Group => Or(row.Stream.Group),
        QueryField.Severity => SeverityOf(row).ToString(),
        QueryField.Address => Or(Read(row, Addresses) ?? Address().Match(Bounded(row.Message)).Value),
        QueryField.User => Or(Read(row, Users) ?? ""),
        QueryField.Hour => row.Timestamp.UtcDateTime.ToString("yyyy-MM-dd HH:00", CultureInfo.InvariantCulture),
        QueryField.Day => row.Timestamp.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => templates.MaskOf(Bounded(row.Message)),
    };

    private LogSeverity SeverityOf(LogEvent row) => row.Severity != LogSeverity.Unknown ? row.Severity : parser.Parse(row.Message, row.Timestamp).Severity;

    private string? Read(LogEvent row, string[] names)
    {
        var fields = parser.Parse(row.Message, row.Timestamp).Fields;
        return names.Select(n => fields.GetValueOrDefault(n)).FirstOrDefault(v => !string.IsNullOrEmpty(v));
    }

    private static string Or(string value) => value.Length == 0 ? None : value.Length > MostShown ? value[..MostShown] : value;

    private static string Bounded(string text) => text.Length > MostMasked ? text[..MostMasked] : text;

    [GeneratedRegex(@"\b[0-9]{1,3}(\.[0-9]{1,3}){3}\b|\b([0-9a-fA-F]{1,4}:){2,7}[0-9a-fA-F]{1,4}\b", RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
