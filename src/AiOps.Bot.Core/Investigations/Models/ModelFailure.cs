namespace AiOps.Bot.Core.Investigations.Models;

/// <summary>Why a model gave no answer, as far as it decides what to do next.</summary>
public enum ModelFailure
{
    /// <summary>It is asked too often (HTTP 429); later it would answer. Repeated after a delay, then the next model is asked.</summary>
    Throttled,

    /// <summary>Nobody answers, or the server has a fault of its own (HTTP 5xx). Repeated after a delay, then the next model is asked.</summary>
    Unavailable,

    /// <summary>No answer in time. Repeated, then the next model is asked.</summary>
    TimedOut,

    /// <summary>An answer came that nobody can read: broken off, of another protocol, or too long. Not repeated; the next model is asked.</summary>
    Unreadable,

    /// <summary>The server does not let us, or does not know the model (HTTP 401, 403, 404). Not repeated; the next model is asked.</summary>
    Denied,

    /// <summary>The request itself is at fault (other HTTP 4xx): no other model is asked the same.</summary>
    Refused,

    /// <summary>The budget of the incident or of the hour is spent: nobody was asked.</summary>
    OverBudget,
}
