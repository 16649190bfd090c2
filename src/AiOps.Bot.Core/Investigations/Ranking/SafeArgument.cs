using System.Text.RegularExpressions;

namespace AiOps.Bot.Core.Investigations.Ranking;

/// <summary>
/// Values that may stand in a command shown to a person. They come out of telemetry, so only those of a known form pass: nobody should be able to have a
/// command of theirs copied into a shell.
/// </summary>
internal static partial class SafeArgument
{
    public static bool IsRole(string? value) => value is not null && Role().IsMatch(value);

    public static bool IsPermission(string? value) => value is not null && Permission().IsMatch(value);

    public static bool IsArn(string? value) => value is not null && Arn().IsMatch(value);

    public static bool IsUser(string? value) => value is not null && User().IsMatch(value);

    [GeneratedRegex(@"\A[A-Za-z0-9_+=,.@][\w+=,.@-]{0,63}\z", RegexOptions.ECMAScript)]
    private static partial Regex Role();

    [GeneratedRegex(@"\A[a-z0-9-]{2,32}:[A-Za-z0-9]{2,64}\z")]
    private static partial Regex Permission();

    [GeneratedRegex(@"\Aarn:aws[a-z-]{0,12}:[a-z0-9-]{2,32}:[a-z0-9-]{0,20}:[0-9]{0,12}:[A-Za-z0-9_./:*-]{1,200}\z")]
    private static partial Regex Arn();

    [GeneratedRegex(@"\A[a-z_][a-z0-9_.-]{0,31}\z")]
    private static partial Regex User();
}
