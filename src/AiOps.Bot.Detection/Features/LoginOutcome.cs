namespace AiOps.Bot.Detection.Features;

/// <summary>What a line says about a login.</summary>
internal enum LoginOutcome
{
    /// <summary>A credential was refused.</summary>
    Failed,

    /// <summary>The user does not exist. sshd says so before it reports the refused password, so the two are one failure.</summary>
    UnknownUser,

    /// <summary>The connection ended before a login. A failure only where none was reported for it.</summary>
    GaveUp,

    Accepted,
}
