namespace AiOps.Bot.Core.Redaction;

/// <summary>Names what was found. The same value has the same name. Thread-safe.</summary>
internal interface IPlaceholderNames
{
    string For(in FoundSecret secret);

    /// <summary>A text that has placeholders already is about to be redacted.</summary>
    void Reserve(string text);
}
