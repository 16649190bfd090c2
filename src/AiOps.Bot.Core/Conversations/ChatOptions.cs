using System.ComponentModel.DataAnnotations;

namespace AiOps.Bot.Core.Conversations;

/// <summary>Where incidents are posted, and how often their messages change.</summary>
public sealed class ChatOptions : IValidatableObject
{
    /// <summary>Which incidents go where. An incident without a route is shown by the console alone.</summary>
    /// <value>None.</value>
    public IReadOnlyList<ChatRoute> Routes { get; set; } = [];

    /// <summary>The address that people reach the console at, for links; empty = no links.</summary>
    public string PublicUrl { get; set; } = "";

    /// <summary>The least time between two edits of a message.</summary>
    /// <value>Three seconds.</value>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan EditEvery { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>The least time between two edits that only show a higher count.</summary>
    /// <value>30 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan EditDetailsEvery { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The least time between two edits while an incident ends and comes back again and again.</summary>
    /// <value>Five minutes.</value>
    [Range(typeof(TimeSpan), "00:00:01", "06:00:00")]
    public TimeSpan EditFlappingEvery { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>An incident that comes back when its message is older than this gets a new message.</summary>
    /// <value>Eight hours.</value>
    [Range(typeof(TimeSpan), "00:01:00", "365.00:00:00")]
    public TimeSpan RepostAfter { get; set; } = TimeSpan.FromHours(8);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        for (var i = 0; i < Routes.Count; i++)
        {
            if (ChatRoute.ConversationOf(Routes[i].Conversation) is null)
            {
                yield return new($"Chat:Routes:{i}:Conversation must be written platform:tenant/id, for example slack:T0123/C0456", [nameof(Routes)]);
            }
        }
    }
}
