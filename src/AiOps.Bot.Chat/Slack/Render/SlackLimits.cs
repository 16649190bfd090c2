namespace AiOps.Bot.Chat.Slack.Render;

/// <summary>How much Slack takes. Lengths are characters of the text that is sent, escapes included.</summary>
internal static class SlackLimits
{
    /// <summary>All blocks of a message as JSON. Slack was seen to refuse about 13,200 without documenting it: https://github.com/slackapi/bolt-js/issues/2509.</summary>
    public const int Message = 10_000;

    /// <summary>The text of a streamed message and the blocks at its end share what a message may hold.</summary>
    public const int Streamed = 6_000;

    /// <summary>See <see cref="Streamed"/>.</summary>
    public const int AfterStream = Message - Streamed;

    /// <summary>https://docs.slack.dev/reference/block-kit/blocks</summary>
    public const int BlocksOfMessage = 50;

    /// <summary>https://docs.slack.dev/reference/block-kit/blocks</summary>
    public const int BlocksOfView = 100;

    /// <summary>https://docs.slack.dev/reference/block-kit/blocks/header-block</summary>
    public const int Header = 150;

    /// <summary>https://docs.slack.dev/reference/block-kit/blocks/section-block</summary>
    public const int Section = 3_000;

    /// <summary>https://docs.slack.dev/reference/block-kit/blocks/section-block</summary>
    public const int Fields = 10;

    /// <summary>https://docs.slack.dev/reference/block-kit/blocks/section-block</summary>
    public const int Field = 2_000;

    /// <summary>https://docs.slack.dev/reference/block-kit/blocks/context-block</summary>
    public const int ContextElements = 10;

    /// <summary>https://docs.slack.dev/reference/block-kit/blocks/actions-block</summary>
    public const int ActionElements = 25;

    /// <summary>https://docs.slack.dev/reference/block-kit/block-elements/button-element</summary>
    public const int ButtonLabel = 75;

    /// <summary>https://docs.slack.dev/reference/block-kit/block-elements/button-element</summary>
    public const int ButtonValue = 2_000;

    /// <summary>https://docs.slack.dev/reference/block-kit/composition-objects/option-object</summary>
    public const int OptionValue = 150;

    /// <summary>https://docs.slack.dev/reference/block-kit/block-elements/overflow-menu-element</summary>
    public const int OverflowOptions = 5;

    /// <summary>https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element</summary>
    public const int SelectOptions = 100;

    /// <summary>https://docs.slack.dev/reference/block-kit/blocks/actions-block</summary>
    public const int BlockId = 255;

    /// <summary>https://docs.slack.dev/reference/block-kit/blocks/image-block</summary>
    public const int AltText = 2_000;

    /// <summary>https://docs.slack.dev/reference/views/modal-views</summary>
    public const int ViewTitle = 24;

    /// <summary>https://docs.slack.dev/reference/views/modal-views</summary>
    public const int PrivateMetadata = 3_000;

    /// <summary>What a reader of the notification still takes in; Slack's own limit is 40,000.</summary>
    public const int Notification = 300;
}
