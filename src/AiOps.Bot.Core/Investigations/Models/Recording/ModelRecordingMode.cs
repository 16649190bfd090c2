namespace AiOps.Bot.Core.Investigations.Models.Recording;

/// <summary>What is done with a recording.</summary>
public enum ModelRecordingMode
{
    /// <summary>Nothing.</summary>
    Off,

    /// <summary>Models are asked, and their answers appended.</summary>
    Record,

    /// <summary>No model is asked: answers come from the file, and a request that is not in it is refused.</summary>
    Replay,
}
