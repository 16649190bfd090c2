using System.Text.RegularExpressions;

namespace AiOps.Bot.Aws.Collectors;

/// <summary>Recognises AWS's ids by the form that AWS documents.</summary>
internal static partial class AwsNames
{
    public static bool IsInstance(string text) => Instance().IsMatch(text);

    /// <summary>The database in <c>/aws/rds/instance/NAME/postgresql</c> or <c>arn:aws:rds:...:db:NAME</c>; null where the text names none.</summary>
    public static string? Database(string text) => DatabaseName().Match(text) is { Success: true } match ? match.Groups["name"].Value : null;

    /// <summary>The last part of an ARN's path: the name of the role, profile or user.</summary>
    public static string LastPart(string arn) => arn[(arn.LastIndexOf('/') + 1)..];

    [GeneratedRegex("^i-[0-9a-f]{8,17}$", RegexOptions.CultureInvariant)]
    private static partial Regex Instance();

    [GeneratedRegex("^(?:/aws/rds/instance/(?<name>[A-Za-z0-9-]{1,63})/|arn:aws[a-z-]*:rds:[a-z0-9-]*:[0-9]*:db:(?<name>[A-Za-z0-9-]{1,63})$)", RegexOptions.CultureInvariant)]
    private static partial Regex DatabaseName();
}
