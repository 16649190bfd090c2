using System.Text.RegularExpressions;

namespace AiOps.Bot.Core.Investigations.Collectors;

/// <summary>
/// What AWS says when it refuses a call: "User: ARN is not authorized to perform: ACTION on resource: ARN because ...". (AWS documentation,
/// "Troubleshoot access denied error messages".)
/// </summary>
/// <param name="Target">What the call was made on; empty where the message does not say.</param>
internal sealed partial record Refusal(string Principal, string Permission, string Target)
{
    /// <summary>Words that every such message has.</summary>
    public static readonly string[] Words = ["is not authorized to perform"];

    public static Refusal? In(string message)
    {
        var match = Sentence().Match(message);
        return match.Success ? new(match.Groups["principal"].Value, match.Groups["permission"].Value, match.Groups["target"].Value) : null;
    }

    [GeneratedRegex(@"User: (?<principal>arn:[^\s""\\]{1,400}) is not authorized to perform: (?<permission>[a-z0-9-]{2,40}:[A-Za-z0-9]{2,80})(?: on resource: (?<target>arn:[^\s""\\]{1,400}))?", RegexOptions.None, 200)]
    private static partial Regex Sentence();
}
