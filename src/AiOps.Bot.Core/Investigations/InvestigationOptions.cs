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

    /// <summary>Whether a model may look further with read-only tools before it explains; where not, it only puts the result into words.</summary>
    public bool Inquire { get; set; } = true;

    /// <summary>How long a model may look further, its tools' time included.</summary>
    /// <value>45 s. Longer runs were not seen to be better (ITBench-AA 2026: 31 turns beat 83).</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:30:00")]
    public TimeSpan InquiryTimeout { get; set; } = TimeSpan.FromSeconds(45);

    /// <summary>How often a model may answer, its last answer included.</summary>
    [Range(1, 50)]
    public int MaxInquirySteps { get; set; } = 8;

    /// <summary>How many tools it may ask in all.</summary>
    [Range(0, 100)]
    public int MaxToolCalls { get; set; } = 12;

    /// <summary>How many tokens one inquiry may cost, sent and received.</summary>
    [Range(1_000, 10_000_000)]
    public long MaxInquiryTokens { get; set; } = 120_000;
}
