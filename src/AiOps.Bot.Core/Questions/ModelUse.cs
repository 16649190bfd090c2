namespace AiOps.Bot.Core.Questions;

/// <summary>When a model is asked what a question means.</summary>
public enum ModelUse
{
    Never,

    /// <summary>Where its words alone found nothing, or some of them meant nothing here.</summary>
    WhenUnsure,

    Always,
}
