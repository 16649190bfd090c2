namespace AiOps.Bot.Core;

/// <summary>Makes ids. Injected, so that tests and replays are deterministic. Implementations are thread-safe.</summary>
public interface IIdSource
{
    /// <summary>A new id that nobody can guess: the prefix, a dash and lower-case letters and digits, for example <c>inc-7f3k2m9x</c>.</summary>
    /// <param name="prefix">What kind of thing is named: <c>inc</c>, <c>alt</c>, <c>rem</c>, ...</param>
    string Next(string prefix);
}
