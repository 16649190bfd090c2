using AiOps.Bot.Detection.Features;

namespace AiOps.Bot.Detection.Scorers.Heartbeats;

/// <summary>Names a kind of line in a title: the job, or the call and who makes it. A service's name alone would say that the service itself had stopped.</summary>
internal static class ActivityName
{
    private const int MaxShown = 80;
    private const string ServiceDomain = ".amazonaws.com";

    /// <summary>What stopped.</summary>
    public static string SubjectOf(ActivityKey key) => CallOf(key) ?? (key.Program.Length == 0 ? Quoted(key) : key.Program);

    /// <summary>Which of the subject's lines it is, to be put behind; empty where the subject says it all.</summary>
    public static string DetailOf(ActivityKey key) => CallOf(key) is not null || key.Program.Length == 0 ? "" : $" ({Quoted(key)})";

    /// <summary>Both in one.</summary>
    public static string Of(ActivityKey key) => CallOf(key) ?? (key.Program.Length == 0 ? Quoted(key) : $"{key.Program} {Quoted(key)}");

    /// <summary><c>DescribeInstances arn:aws:sts::1:assumed-role/ops</c> of <c>ec2.amazonaws.com</c> is <c>DescribeInstances by ops (ec2)</c>; null where it is no call.</summary>
    private static string? CallOf(ActivityKey key)
    {
        var words = key.Template.Split(' ');
        return key.Program.EndsWith(ServiceDomain, StringComparison.Ordinal) && words is [_, ..] and not [""]
            ? $"{string.Join(' ', words[..^1].DefaultIfEmpty(words[0]))}{(words.Length > 1 ? " by " + ShortOf(words[^1]) : "")} ({key.Program[..^ServiceDomain.Length]})"
            : null;
    }

    private static string ShortOf(string principal) => principal.StartsWith("arn:", StringComparison.Ordinal) ? principal[(principal.LastIndexOfAny(['/', ':']) + 1)..] : principal;

    private static string Quoted(ActivityKey key) => $"\"{(key.Template.Length > MaxShown ? key.Template[..MaxShown] + "…" : key.Template)}\"";
}
