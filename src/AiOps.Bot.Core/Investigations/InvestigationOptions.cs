using System.ComponentModel.DataAnnotations;

namespace AiOps.Bot.Core.Investigations;

/// <summary>Limits of an investigation. Configuration section <c>Investigations</c>.</summary>
public sealed class InvestigationOptions
{
    public const string Section = "Investigations";

    /// <summary>How long one collector may take; after that what it would have found is a gap.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:10:00")]
    public TimeSpan CollectorTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How many pieces of evidence one collector may add; the rest is dropped, and said so.</summary>
    [Range(1, 200)]
    public int MaxEvidencePerCollector { get; set; } = 20;

    /// <summary>How long a model may take to narrate. The deterministic result is saved before it is asked.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan NarrationTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How much text a model is sent at most, in characters (about four a token).</summary>
    [Range(1_000, 400_000)]
    public int MaxPromptCharacters { get; set; } = 24_000;

    /// <summary>How much text of a model's answer is read at most, in characters.</summary>
    [Range(500, 200_000)]
    public int MaxAnswerCharacters { get; set; } = 16_000;
}
