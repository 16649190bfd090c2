namespace AiOps.Bot.Chat.Teams.Render;

/// <summary>How much Teams takes, with where that is said or was seen.</summary>
internal static class TeamsLimits
{
    /// <summary>
    /// Bytes of a whole activity. Documented are 100 KB, but 413 was seen far below: https://learn.microsoft.com/answers/questions/5566078, and a body that is
    /// encoded anew may double: https://techqa.club/v/q/ms-teams-webhook-returns-error-413-on-small-messages-78034694.
    /// </summary>
    public const int ActivityBytes = 25_000;

    /// <summary>Users of a user-specific view: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/user-specific-views.</summary>
    public const int RefreshUsers = 60;

    /// <summary>What people take in at once.</summary>
    public const int VisibleButtons = 3;

    /// <summary>Actions of a card, the overflow included: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-actions.</summary>
    public const int CardActions = 6;

    /// <summary>All buttons, those that unfold with the details included.</summary>
    public const int Buttons = 12;

    public const int Header = 150;
    public const int Line = 300;
    public const int Operation = 600;
    public const int Label = 40;

    /// <summary>What a user may type into a form.</summary>
    public const int FormText = 500;
}
