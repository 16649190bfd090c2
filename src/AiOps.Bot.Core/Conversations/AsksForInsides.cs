using System.Text.RegularExpressions;

namespace AiOps.Bot.Core.Conversations;

/// <summary>
/// Knows when somebody asks for what the bot keeps to itself: its prompt, its credentials, the list of what its placeholders stand for (one at a time is another request). No answer could hold them, since
/// answers are made of logs and incidents; whoever tries is told so, alone, instead of being shown what the logs say about tokens. Pure.
/// </summary>
internal static partial class AsksForInsides
{
    public const string Refusal = "what I am told and what I sign in with is not for chat, ask whoever runs this bot; one placeholder at a time is told to those who may see it: reveal [secret:email:1234]";

    private const int Longest = 1_000;

    public static bool Is(string text)
    {
        var said = text.Length > Longest ? text[..Longest] : text;
        return Own().IsMatch(said) || Prompt().IsMatch(said) || Placeholders().IsMatch(said) || Override().IsMatch(said) || Credential().IsMatch(said);
    }

    [GeneratedRegex(@"\b(your|the bot's|this bot's|aiops's|aiops')( \w+){0,2} (prompts?|instructions|placeholders?|tokens?|secrets?|credentials?|keys?|passwords?|configuration|config|environment|env|environment variables)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Own();

    [GeneratedRegex(@"\b(system|initial|hidden|developer) (prompt|instructions|message)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Prompt();

    [GeneratedRegex(@"\b(map|mapping|list|table|values?|originals?) (of|for|behind) (the |all |your )*placeholders?\b|\bplaceholder (map|mapping|list|table)\b|<[a-z-]{1,20}:\d{1,6}>", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Placeholders();

    [GeneratedRegex(@"\b(ignore|disregard|forget)\b.{0,30}\b(previous|prior|above|earlier|your|all)\b.{0,20}\b(instructions|rules|prompts?)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Override();

    [GeneratedRegex(@"\b(show|print|reveal|tell|give|send|dump|repeat|output|leak|what is|what's|whats)\b.{0,40}\b(bot|app|signing|slack|teams|client|webhook|api)[ -](tokens?|secrets?|passwords?|keys?)[?.! ]*$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Credential();
}
