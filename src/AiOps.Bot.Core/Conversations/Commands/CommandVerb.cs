namespace AiOps.Bot.Core.Conversations.Commands;

/// <summary>What words to the bot ask for.</summary>
internal enum CommandVerb
{
    /// <summary>Anything that is no command: a question about logs or incidents.</summary>
    Ask,
    Acknowledge,
    Assign,
    Snooze,
    Escalate,
    Resolve,
    NotAnIncident,
    ConfirmCause,
    DenyCause,
    Why,
    ShowEvidence,
    WhatChanged,
    Similar,
    PostMortem,
    Status,
    Incidents,

    /// <summary>What a placeholder stands for.</summary>
    Reveal,
    Help,
}
