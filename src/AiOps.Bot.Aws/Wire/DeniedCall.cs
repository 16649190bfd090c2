using System.Text.RegularExpressions;

namespace AiOps.Bot.Aws.Wire;

/// <summary>Who lacked which permission on what, read from the sentence that AWS writes when it refuses.</summary>
/// <param name="Principal">The ARN of the user or of the role's session.</param>
/// <param name="Permission">The IAM action, <c>rds:DownloadDBLogFilePortion</c>.</param>
/// <param name="Resource">The ARN of the resource; null where the sentence names none.</param>
internal sealed partial record DeniedCall(string? Principal, string Permission, string? Resource)
{
    /// <returns>Null where the text is no such sentence.</returns>
    public static DeniedCall? Read(string text)
    {
        var match = Sentence().Match(text.Length > 4_000 ? text[..4_000] : text);
        return match.Success
            ? new(Part(match.Groups["principal"]), match.Groups["permission"].Value, Part(match.Groups["resource"]))
            : null;
    }

    private static string? Part(Group group) => group.Success ? group.Value : null;

    [GeneratedRegex(
        @"(?:User: (?<principal>arn:[\w:/+=,.@-]{1,600}) )?is not authorized to perform: (?<permission>[a-z0-9-]{1,40}:[A-Za-z0-9]{1,80})(?: on resource: (?<resource>[^\s""]{1,600}))?",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Sentence();
}
