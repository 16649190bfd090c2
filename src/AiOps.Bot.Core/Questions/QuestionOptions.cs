using System.ComponentModel.DataAnnotations;

namespace AiOps.Bot.Core.Questions;

/// <summary>Limits of questions. Configuration section <c>Questions</c>.</summary>
public sealed class QuestionOptions
{
    public const string Section = "Questions";

    /// <summary>How many stored lines a question may have to look through before the asker is asked first.</summary>
    [Range(1_000, long.MaxValue)]
    public long ConfirmAboveRows { get; set; } = 5_000_000;

    /// <summary>How many bytes of CloudWatch Logs a question may scan (which the account is charged for) before the asker is asked first.</summary>
    [Range(0, long.MaxValue)]
    public long ConfirmAboveBytes { get; set; } = 1_000_000_000;

    /// <summary>The longest time that a question may be about.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "3650.00:00:00")]
    public TimeSpan WidestWindow { get; set; } = TimeSpan.FromDays(400);

    /// <summary>When a model, where there is one, chooses the query.</summary>
    public ModelUse Model { get; set; } = ModelUse.WhenUnsure;

    /// <summary>How long a model may take to choose.</summary>
    [Range(typeof(TimeSpan), "00:00:00.500", "00:02:00")]
    public TimeSpan ModelTimeout { get; set; } = TimeSpan.FromSeconds(8);
}
