using System.Collections.Frozen;

namespace AiOps.Bot.Core.Questions;

/// <summary>What programs write where people say something else. Only asked where no line has the person's own word.</summary>
internal static class OtherWords
{
    private static readonly FrozenDictionary<string, string[]> Table = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase)
    {
        ["login"] = ["logged in", "accepted", "session opened", "ConsoleLogin"],
        ["logon"] = ["logged in", "accepted", "session opened"],
        ["successful"] = ["success", "accepted", "succeeded"],
        ["success"] = ["accepted", "succeeded"],
        ["timeout"] = ["timed out", "time-out", "deadline exceeded"],
        ["denied"] = ["AccessDenied", "not authorized", "forbidden", "refused"],
        ["permission"] = ["AccessDenied", "not authorized"],
        ["crash"] = ["panic", "segfault", "core dumped", "exited", "killed"],
        ["oom"] = ["out of memory", "oom-kill", "cannot allocate memory"],
        ["memory"] = ["oom", "heap"],
        ["restart"] = ["starting", "started", "boot"],
        ["reboot"] = ["boot", "starting"],
        ["throttl"] = ["rate exceeded", "too many requests", "429"],
        ["throttling"] = ["rate exceeded", "too many requests", "429"],
        ["fail"] = ["error", "denied", "refused"],
        ["exception"] = ["traceback", "error"],
        ["disk"] = ["no space left", "filesystem"],
        ["certificate"] = ["x509", "tls", "ssl"],
        ["backup"] = ["dump", "snapshot"],
        ["job"] = ["CMD", "cron"],
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static IReadOnlyList<string> For(string word) => Table.TryGetValue(word, out var others) ? others : [];
}
